package io.github.spikeword.server.session;

import akka.stream.javadsl.Source;
import io.github.spikeword.stream.microphone.FrameAccount;
import io.github.spikeword.stream.session.Sound;
import java.util.Optional;

/** Sound that the server itself brings: a microphone or a recording. */
public interface OwnSound {

  /** Which of both. */
  SourceKind kind();

  /** The sound; opened anew by every run. */
  Source<Sound, ?> source();

  /** Where the frames of all devices so far are; empty if the sound comes from none. */
  default Optional<FrameAccount> frames() {
    return Optional.empty();
  }

  /** What is wrong with it at this moment, one sentence for the operator; empty if all is well. */
  Optional<String> trouble();
}
