package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.nio.ByteBuffer;

/**
 * Bytes of raw PCM to mono samples at the same rate, in pieces of any size: a frame cut in two by
 * the end of one piece is completed by the next. The channels' mean is taken; a 16-bit mono sample
 * v becomes exactly {@code v / 32768f}. Not thread-safe; one per stream.
 */
public final class PcmDecoder {

  private final PcmFormat format;
  private final ByteBuffer partial;
  private byte[] lastBytes = {};
  private ByteBuffer lastView = ByteBuffer.wrap(lastBytes);

  /** A decoder at the start of a stream. */
  public PcmDecoder(PcmFormat format) {
    this.format = format;
    this.partial = ByteBuffer.allocate(format.frameBytes()).order(format.encoding().order());
  }

  /** What is decoded. */
  public PcmFormat format() {
    return format;
  }

  /** Samples that the next {@code bytes} bytes will give. */
  public int samplesIn(int bytes) {
    return (partial.position() + bytes) / format.frameBytes();
  }

  /** Bytes held back until the rest of their frame arrives. */
  public int pendingBytes() {
    return partial.position();
  }

  /** Drops a held-back part of a frame. */
  public void reset() {
    partial.clear();
  }

  /**
   * Decodes bytes.
   *
   * @param bytes interleaved samples
   * @param offset first byte
   * @param length bytes to take, from 0; at most {@code bytes.length - offset}
   * @param mono receives {@link #samplesIn samplesIn(length)} samples
   * @param monoOffset first place in {@code mono}
   * @return samples written
   * @throws UserError if a floating-point sample is infinite or not a number
   */
  public int decode(byte[] bytes, int offset, int length, float[] mono, int monoOffset) {
    int frameBytes = format.frameBytes();
    int samples = samplesIn(length);
    int from = offset;
    int end = offset + length;
    int written = 0;
    if (partial.position() > 0) {
      int missing = Math.min(partial.remaining(), length);
      partial.put(bytes, from, missing);
      from += missing;
      if (partial.hasRemaining()) {
        return 0;
      }
      mono[monoOffset] = mean(partial, 0);
      written = 1;
      partial.clear();
    }
    ByteBuffer buffer = view(bytes);
    for (; written < samples; written++, from += frameBytes) {
      mono[monoOffset + written] = mean(buffer, from);
    }
    partial.put(bytes, from, end - from);
    return samples;
  }

  /** The bytes in the encoding's order; a caller's array is wrapped once, for capture threads. */
  private ByteBuffer view(byte[] bytes) {
    if (lastBytes != bytes) {
      lastBytes = bytes;
      lastView = ByteBuffer.wrap(bytes).order(format.encoding().order());
    }
    return lastView;
  }

  /** The mean of the channels of the frame at byte {@code index}. */
  private float mean(ByteBuffer buffer, int index) {
    PcmEncoding encoding = format.encoding();
    int channels = format.channels();
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += encoding.sample(buffer, index + c * encoding.bytes());
    }
    float mean = (float) (sum / channels);
    if (!Float.isFinite(mean)) {
      throw new UserError(
          "The sound holds a sample that is not a finite number ("
              + mean
              + "). Export it again, best as 16-bit PCM.");
    }
    return mean;
  }
}
