package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A stored sound as a stream at the one rate, with its name in every failure. */
final class ResampledStream implements SampleStream {

  private static final int CHUNK = 2048;

  private final NativeSound sound;
  private final String name;
  private final @Nullable Resampler resampler;
  private final float[] chunk = new float[CHUNK];
  private final float[] ready;
  private int next;
  private int end;
  private boolean begun;
  private boolean finished;

  /**
   * The sound under its name.
   *
   * @param name what messages call it, a file's path
   */
  ResampledStream(NativeSound sound, String name) {
    this.sound = sound;
    this.name = name;
    int rate = sound.format().sampleRateHz();
    if (rate == SAMPLE_RATE_HZ) {
      resampler = null;
      ready = new float[0];
    } else {
      resampler = new Resampler(rate, SAMPLE_RATE_HZ);
      ready = new float[resampler.mostOutputs(CHUNK)];
    }
  }

  @Override
  public int read(float[] buffer, int offset, int length) {
    if (resampler == null) {
      return readNative(buffer, offset, length);
    }
    while (next == end) {
      if (finished) {
        return -1;
      }
      next = 0;
      int count = readNative(chunk, 0, CHUNK);
      finished = count < 0;
      end = finished ? resampler.finish(ready, 0) : resampler.process(chunk, 0, count, ready, 0);
    }
    int count = Math.min(length, end - next);
    System.arraycopy(ready, next, buffer, offset, count);
    next += count;
    return count;
  }

  private int readNative(float[] buffer, int offset, int length) {
    int count;
    try {
      count = sound.read(buffer, offset, length);
    } catch (UserError e) {
      throw new UserError(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UserError(name + ": Reading failed (" + e.getMessage() + ").", e);
    }
    if (count < 0 && !begun) {
      throw new UserError(name + ": It holds no sound, not a single sample. Record it again.");
    }
    begun = true;
    return count;
  }

  @Override
  public void close() {
    try {
      sound.close();
    } catch (IOException e) {
      // nothing was written, so nothing can be lost
    }
  }
}
