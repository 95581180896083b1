package io.github.spikeword.stream.graph;

/** Fails the stream of a listener who lets more events pile up than its queue may hold. */
public final class ListenerTooSlowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ListenerTooSlowException(int limit) {
    super(
        "The listener is too slow: "
            + limit
            + " events that must not be dropped are waiting. Read faster, or ask for fewer events.",
        null,
        false,
        false);
  }
}
