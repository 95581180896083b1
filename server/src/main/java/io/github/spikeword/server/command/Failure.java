package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;

/** A user's mistake with an exit code of its own. */
final class Failure extends UserError {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param exitCode one of {@link ExitCode}
   * @param message what, where, expected, found, what to do
   */
  Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process will return. */
  int exitCode() {
    return exitCode;
  }
}
