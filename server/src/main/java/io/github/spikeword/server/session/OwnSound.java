package io.github.spikeword.server.session;

import akka.stream.javadsl.Source;
import io.github.spikeword.stream.session.Sound;
import java.util.Optional;

/** Sound that the server itself brings: a microphone or a recording. */
public interface OwnSound {

  /** Which of both. */
  SourceKind kind();

  /** The sound; opened anew by every run. */
  Source<Sound, ?> source();

  /** What is wrong with it at this moment, one sentence for the operator; empty if all is well. */
  Optional<String> trouble();
}
