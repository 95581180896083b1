package io.github.spikeword.stream.audio;

import java.util.Optional;

/**
 * Raw PCM that is pushed in pieces, as a network connection delivers it, to mono samples at {@link
 * SampleStream#SAMPLE_RATE_HZ}: a {@link PcmDecoder} and, where the rate differs, a {@link
 * Resampler}. Where the pieces are cut changes no sample. Not thread-safe; one per stream.
 */
public final class PcmConverter {

  private final PcmDecoder decoder;
  private final Optional<Resampler> resampler;
  private float[] decoded = new float[0];

  /** A converter at the start of a stream. */
  public PcmConverter(PcmFormat format) {
    decoder = new PcmDecoder(format);
    resampler =
        format.sampleRateHz() == SampleStream.SAMPLE_RATE_HZ
            ? Optional.empty()
            : Optional.of(new Resampler(format.sampleRateHz(), SampleStream.SAMPLE_RATE_HZ));
  }

  /** Most samples that {@link #convert} writes for so many bytes, and {@link #finish} for none. */
  public int mostOutputs(int bytes) {
    int samples = decoder.samplesIn(bytes);
    return resampler.map(r -> r.mostOutputs(samples)).orElse(samples);
  }

  /**
   * Converts the next bytes.
   *
   * @param bytes interleaved samples; a frame may be cut in two
   * @param offset first byte
   * @param length bytes to take, from 0
   * @param out receives at most {@link #mostOutputs mostOutputs(length)} samples
   * @param outOffset first place in {@code out}
   * @return samples written; resampling holds some back until more follows
   * @throws io.github.spikeword.models.UserError if a floating-point sample is not a finite number
   */
  public int convert(byte[] bytes, int offset, int length, float[] out, int outOffset) {
    if (resampler.isEmpty()) {
      return decoder.decode(bytes, offset, length, out, outOffset);
    }
    int samples = decoder.samplesIn(length);
    if (samples > decoded.length) {
      decoded = new float[samples];
    }
    decoder.decode(bytes, offset, length, decoded, 0);
    return resampler.get().process(decoded, 0, samples, out, outOffset);
  }

  /**
   * Ends the stream and starts anew: writes the samples that were held back and drops an incomplete
   * frame.
   *
   * @param out receives at most {@link #mostOutputs mostOutputs(0)} samples
   * @return samples written
   */
  public int finish(float[] out, int outOffset) {
    decoder.reset();
    return resampler.map(r -> r.finish(out, outOffset)).orElse(0);
  }
}
