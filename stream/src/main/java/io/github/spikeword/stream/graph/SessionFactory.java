package io.github.spikeword.stream.graph;

import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.session.ListeningSession;
import java.util.function.Consumer;

/** Opens a fresh session for every stream that is run. */
@FunctionalInterface
public interface SessionFactory {

  /** A session at the start of a stream that tells its events to the given sink. */
  ListeningSession open(Consumer<ListeningEvent> sink);
}
