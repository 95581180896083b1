package io.github.spikeword.server.protocol;

/** A client's message makes no sense; the message of the exception tells the client why. */
public final class BadMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String explanation;

  /**
   * @param message a sentence for the client
   */
  public BadMessageException(String message) {
    super(message);
    explanation = message;
  }

  /** The sentence for the client. */
  public String explanation() {
    return explanation;
  }
}
