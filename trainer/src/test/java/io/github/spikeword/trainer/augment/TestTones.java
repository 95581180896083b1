package io.github.spikeword.trainer.augment;

/** Sounds whose samples are known by formula, and their spectra by definition. */
final class TestTones {

  static final int RATE = 16_000;

  private TestTones() {}

  static float[] sine(double hertz, double amplitude, int samples) {
    float[] tone = new float[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return tone;
  }

  /** Power of one frequency by the definition of the Fourier transform, with a Hann window. */
  static double powerAt(double hertz, float[] samples, int from, int count) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < count; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / count);
      double phase = 2 * Math.PI * hertz * i / RATE;
      re += window * samples[from + i] * Math.cos(phase);
      im += window * samples[from + i] * Math.sin(phase);
    }
    return (re * re + im * im) / ((double) count * count);
  }
}
