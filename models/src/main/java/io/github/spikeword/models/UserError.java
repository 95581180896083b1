package io.github.spikeword.models;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user caused and can mend: a missing file, a damaged bundle, an unknown name.
 *
 * <p>The message is complete by itself, one or more sentences that say what is wrong, where, what
 * was expected, what was found and what to do. A command line prints it alone, without a stack
 * trace.
 */
public class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what, where, expected, found, what to do
   */
  public UserError(String message) {
    super(message);
  }

  /**
   * @param message what, where, expected, found, what to do
   * @param cause the technical reason, for logs, if any
   */
  public UserError(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
