package io.github.spikeword.stream.graph;

import akka.NotUsed;
import akka.japi.function.Creator;
import akka.stream.ThrottleMode;
import akka.stream.javadsl.Source;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.microphone.Microphone;
import io.github.spikeword.stream.session.Sound;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sound as Akka Streams sources. Blocking reads run on Akka's dispatcher for blocking work, so they
 * never hold up other streams; whatever is opened is closed however the stream ends.
 */
public final class SoundSources {

  /** A stream that ends is noticed by a waiting microphone after this time at the latest. */
  private static final long LONGEST_WAIT_MILLIS = 100;

  private SoundSources() {}

  /**
   * A recording, as fast as it is taken.
   *
   * @param open opens the recording, once per run of the stream
   * @param chunkSamples most samples per piece, from 1
   */
  public static Source<Sound, NotUsed> recording(Creator<SampleStream> open, int chunkSamples) {
    if (chunkSamples < 1) {
      throw new IllegalArgumentException(
          "A piece of sound has at least one sample, found " + chunkSamples + ".");
    }
    return Source.unfoldResource(() -> new Player(open, chunkSamples), Player::next, Player::close);
  }

  /**
   * A recording at the pace at which it was recorded. A piece is due when its first sample would
   * have been spoken; its arrival is the moment it is handed on.
   *
   * @param open opens the recording, once per run of the stream
   * @param chunkSamples most samples per piece, from 1
   */
  public static Source<Sound, NotUsed> recordingInRealTime(
      Creator<SampleStream> open, int chunkSamples) {
    return recording(open, chunkSamples)
        .throttle(
            SampleStream.SAMPLE_RATE_HZ,
            Duration.ofSeconds(1),
            chunkSamples,
            SoundSources::samples,
            ThrottleMode.shaping())
        .map(SoundSources::arrivedNow);
  }

  /**
   * A microphone that is open, until it is over or the stream ends. It stays open for the next
   * stream, and its ring keeps the sound until then; whoever opened it closes it. A stream that is
   * stopped while it waits for sound may take one more piece, of 40 ms at most, with it.
   *
   * <p>What the graph has taken in counts as processed in {@link Microphone#account}; a graph that
   * falls behind leaves the sound in the microphone's ring, which drops the oldest.
   */
  public static Source<Sound, NotUsed> microphone(Microphone microphone) {
    return Source.<List<Sound>, Microphone>unfoldResource(
            () -> microphone,
            mic -> mic.isOver() ? Optional.empty() : Optional.of(mic.read(LONGEST_WAIT_MILLIS)),
            mic -> {})
        .mapConcat(sound -> sound);
  }

  private static int samples(Sound sound) {
    return sound instanceof Sound.Samples some ? some.samples().length : 0;
  }

  private static Sound arrivedNow(Sound sound) {
    return sound instanceof Sound.Samples some
        ? new Sound.Samples(some.samples(), System.nanoTime())
        : sound;
  }

  /**
   * A recording that is opened when its first piece is asked for: a failure to open it then takes
   * the same way downstream as any other, instead of being logged by Akka as a defect.
   */
  private static final class Player {

    private final Creator<SampleStream> open;
    private final int chunkSamples;
    private @Nullable SampleStream stream;

    Player(Creator<SampleStream> open, int chunkSamples) {
      this.open = open;
      this.chunkSamples = chunkSamples;
    }

    Optional<Sound> next() throws Exception {
      if (stream == null) {
        stream = open.create();
      }
      float[] chunk = new float[chunkSamples];
      int count = stream.read(chunk, 0, chunkSamples);
      if (count < 0) {
        return Optional.empty();
      }
      float[] samples = count == chunkSamples ? chunk : Arrays.copyOf(chunk, count);
      return Optional.of(new Sound.Samples(samples, System.nanoTime()));
    }

    void close() {
      if (stream != null) {
        stream.close();
      }
    }
  }
}
