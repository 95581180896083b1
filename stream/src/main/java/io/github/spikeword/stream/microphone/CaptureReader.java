package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.Resampler;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.session.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the sound of one {@link Capture} out of its ring and brings it to 16 kHz. Sound that was
 * overwritten becomes a gap; a rate other than 16 kHz is accounted for over the whole capture, so
 * rounding never adds up.
 */
final class CaptureReader {

  /** Longest piece of sound, as a share of a second. */
  private static final int PIECES_PER_SECOND = 25;

  private final Capture capture;
  private final float[] frames;
  private final @Nullable Resampler resampler;
  private final float[] resampled;
  private long lostFrames;
  private long lostSamples;

  CaptureReader(Capture capture) {
    this.capture = capture;
    int rate = capture.format().sampleRateHz();
    frames = new float[Math.max(1, rate / PIECES_PER_SECOND)];
    if (rate == SampleStream.SAMPLE_RATE_HZ) {
      resampler = null;
      resampled = new float[0];
    } else {
      resampler = new Resampler(rate, SampleStream.SAMPLE_RATE_HZ);
      resampled = new float[resampler.mostOutputs(frames.length)];
    }
  }

  /** Waits for sound, at most so long. */
  void await(long nanos) {
    if (!capture.hasEnded()) {
      capture.ring().await(nanos);
    }
  }

  /** Whether everything has been read and nothing more will come. */
  boolean isDrained() {
    return capture.hasEnded() && capture.ring().isEmpty();
  }

  /** The next piece of sound and the gap before it; empty if there is none now. */
  List<Sound> read() {
    List<Sound> sound = new ArrayList<>(3);
    long count = capture.ring().read(frames);
    while (count < 0) {
      lose(-count, sound);
      count = capture.ring().read(frames);
    }
    if (count > 0) {
      add(convert((int) count), sound);
    }
    return sound;
  }

  /** What the resampler held back, when the capture is over. */
  List<Sound> finish() {
    List<Sound> sound = new ArrayList<>(1);
    flush(sound);
    return sound;
  }

  private void lose(long count, List<Sound> sound) {
    flush(sound);
    lostFrames += count;
    long total = lostFrames * SampleStream.SAMPLE_RATE_HZ / capture.format().sampleRateHz();
    if (total > lostSamples) {
      sound.add(new Sound.Lost(total - lostSamples, GapCause.OVERFLOW, arrivalNanos()));
      lostSamples = total;
    }
  }

  private void flush(List<Sound> sound) {
    if (resampler != null) {
      add(Arrays.copyOf(resampled, resampler.finish(resampled, 0)), sound);
    }
  }

  private float[] convert(int count) {
    if (resampler == null) {
      return Arrays.copyOf(frames, count);
    }
    return Arrays.copyOf(resampled, resampler.process(frames, 0, count, resampled, 0));
  }

  private void add(float[] samples, List<Sound> sound) {
    if (samples.length > 0) {
      sound.add(new Sound.Samples(samples, arrivalNanos()));
    }
  }

  /** When the last frame that was taken had come: as much earlier as frames wait behind it. */
  private long arrivalNanos() {
    return capture.lastFrameNanos() - capture.nanosOf(capture.ring().account().queued());
  }
}
