package io.github.spikeword.stream.features;

import io.github.spikeword.models.bundle.FeatureSettings;

/**
 * Sound to front-end inputs, one frame at a time: bank, rectified mean, compression, gain,
 * saturation, as {@link FeatureSettings} defines them.
 *
 * <p>The same class serves live listening, replay, training and evaluation, and its values depend
 * on the samples so far and on nothing else. Not thread-safe; one per stream. Nothing is allocated
 * per step.
 */
public final class FeatureExtractor {

  private final int frameSamples;
  private final FilterBank bank;
  private final Compressor compressor;
  private final double saturation;
  private final double[] gain;
  private final float[] amplitudes;
  private final double[] compressed;

  /**
   * An extractor at the start of a stream.
   *
   * @throws IllegalArgumentException if a band is too wide to be built (see {@link FilterBank})
   */
  public FeatureExtractor(FeatureSettings settings) {
    frameSamples = settings.frameSamples();
    bank = new FilterBank(settings);
    compressor = Compressor.of(settings.compression(), settings.channels());
    saturation = settings.saturation();
    gain = settings.gain().stream().mapToDouble(Double::doubleValue).toArray();
    amplitudes = new float[settings.channels()];
    compressed = new double[settings.channels()];
  }

  /** Values per step. */
  public int channels() {
    return gain.length;
  }

  /** Samples per step. */
  public int frameSamples() {
    return frameSamples;
  }

  /**
   * The front-end inputs of the next step.
   *
   * @param frame the next {@link #frameSamples()} samples, full scale 1, finite; not changed
   * @param input receives one value per channel, from 0 to the saturation
   */
  public void extract(float[] frame, float[] input) {
    extract(frame, 0, input);
  }

  /** Like {@link #extract(float[], float[])} for the frame that starts at {@code offset}. */
  public void extract(float[] samples, int offset, float[] input) {
    bank.process(samples, offset, frameSamples, amplitudes);
    compressor.compress(amplitudes, compressed);
    for (int c = 0; c < gain.length; c++) {
      // rounded to float before the gain, as training caches it: both see the same bits
      input[c] = (float) Math.min(saturation, gain[c] * (float) compressed[c]);
    }
  }

  /** The bands' amplitudes E of the last step, before compression; overwritten by the next. */
  public float[] amplitudes() {
    return amplitudes;
  }

  /** Forgets everything heard: the state of a new extractor. */
  public void reset() {
    bank.reset();
    compressor.reset();
  }

  /**
   * The features of a whole recording, from a fresh state.
   *
   * @param samples sound at the settings' sample rate; an incomplete last frame is left out
   * @return front-end inputs [steps][channels], steps = samples / frameSamples rounded down
   */
  public static float[][] extractAll(FeatureSettings settings, float[] samples) {
    FeatureExtractor extractor = new FeatureExtractor(settings);
    int steps = samples.length / settings.frameSamples();
    float[][] inputs = new float[steps][settings.channels()];
    for (int t = 0; t < steps; t++) {
      extractor.extract(samples, t * settings.frameSamples(), inputs[t]);
    }
    return inputs;
  }
}
