package io.github.spikeword.server.session;

import akka.stream.javadsl.Source;
import io.github.spikeword.stream.microphone.FrameAccount;
import io.github.spikeword.stream.session.Sound;
import java.util.Optional;

/** Sound that the server itself brings: a microphone or a recording. */
public interface OwnSound extends AutoCloseable {

  /** Which of both. */
  SourceKind kind();

  /**
   * The sound, from now on.
   *
   * @throws io.github.spikeword.models.UserError if it can't be had
   */
  Source<Sound, ?> source();

  /** Where the frames of all devices so far are; empty if the sound comes from none. */
  default Optional<FrameAccount> frames() {
    return Optional.empty();
  }

  /** What is wrong with it at this moment, one sentence for the operator; empty if all is well. */
  Optional<String> trouble();

  /** Gives back what the sound comes from; every source of it ends. */
  @Override
  default void close() {}
}
