package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.io.InputStream;

/** PCM bytes from an input stream as mono samples. */
final class PcmSound implements NativeSound {

  /** Length of sound that lasts as long as its input. */
  static final long TO_THE_END = Long.MAX_VALUE;

  private static final int CHUNK_SAMPLES = 2048;

  private final InputStream in;
  private final PcmDecoder decoder;
  private final SourceFormat format;
  private final byte[] bytes;
  private final long announced;
  private long remaining;

  /**
   * Sound in {@code in} from its present position on.
   *
   * @param container what to call the source
   * @param length bytes of sound, or {@link #TO_THE_END}; an incomplete last frame is left out
   */
  PcmSound(InputStream in, PcmFormat pcm, String container, long length) {
    this.in = in;
    this.decoder = new PcmDecoder(pcm);
    this.format =
        new SourceFormat(container, pcm.encoding().label(), pcm.sampleRateHz(), pcm.channels());
    this.bytes = new byte[CHUNK_SAMPLES * pcm.frameBytes()];
    this.announced = length;
    this.remaining = length;
  }

  @Override
  public SourceFormat format() {
    return format;
  }

  @Override
  public int read(float[] mono, int offset, int length) throws IOException {
    int frameBytes = decoder.format().frameBytes();
    int wanted = Math.min(length, CHUNK_SAMPLES) * frameBytes - decoder.pendingBytes();
    while (remaining > 0) {
      int count = in.read(bytes, 0, (int) Math.min(wanted, remaining));
      if (count < 0) {
        requireEndExpected();
        remaining = 0;
        break;
      }
      remaining -= count;
      int samples = decoder.decode(bytes, 0, count, mono, offset);
      if (samples > 0) {
        return samples;
      }
      wanted -= count;
    }
    return -1;
  }

  private void requireEndExpected() {
    if (announced != TO_THE_END) {
      throw new UserError(
          "The sound is truncated: "
              + announced
              + " bytes are announced, only "
              + (announced - remaining)
              + " follow. Copy or record it again.");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
