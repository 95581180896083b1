package io.github.spikeword.trainer.augment;

import io.github.spikeword.trainer.random.SeededRandom;

/** Synthetic noise by the slope of its spectrum. */
public enum NoiseColour {
  /** Equal power at every frequency. */
  WHITE {
    @Override
    void shape(double[] white) {
      // white already
    }
  },

  /**
   * 3 dB less with every octave: white noise through six first-order low-passes in parallel, whose
   * corners lie a constant ratio apart and whose gains fall by the root of it.
   */
  PINK {
    @Override
    void shape(double[] white) {
      double[] state = new double[PINK_POLES.length];
      for (int i = 0; i < white.length; i++) {
        double sum = 0;
        for (int k = 0; k < state.length; k++) {
          double keep = PINK_POLES[k];
          state[k] = keep * state[k] + (1 - keep) * PINK_GAINS[k] * white[i];
          sum += state[k];
        }
        white[i] = sum;
      }
    }
  },

  /** 6 dB less with every octave: summed white noise, with a slow leak that keeps it centred. */
  BROWN {
    @Override
    void shape(double[] white) {
      double sum = 0;
      for (int i = 0; i < white.length; i++) {
        sum = BROWN_POLE * sum + white[i];
        white[i] = sum;
      }
    }
  };

  /** Samples that filters run before their output is taken, so that it starts settled. */
  private static final int RUN_IN = 4096;

  private static final int POLES = 6;

  /** Relative to the sample rate; at 16 kHz, 20 Hz. */
  private static final double LOWEST_CORNER = 0.00125;

  private static final double CORNER_RATIO = 3.2;
  private static final double BROWN_POLE = pole(LOWEST_CORNER);
  private static final double[] PINK_POLES = new double[POLES];
  private static final double[] PINK_GAINS = new double[POLES];

  static {
    double corner = LOWEST_CORNER;
    double gain = 1;
    for (int k = 0; k < POLES; k++) {
      PINK_POLES[k] = pole(Math.min(corner, 0.5));
      PINK_GAINS[k] = gain;
      corner *= CORNER_RATIO;
      gain /= StrictMath.sqrt(CORNER_RATIO);
    }
  }

  /**
   * Gaussian noise of this colour; its power is arbitrary.
   *
   * @param samples how many, from 0
   * @param random where it comes from
   */
  public float[] generate(int samples, SeededRandom random) {
    double[] noise = new double[RUN_IN + samples];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    shape(noise);
    float[] settled = new float[samples];
    for (int i = 0; i < samples; i++) {
      settled[i] = (float) noise[RUN_IN + i];
    }
    return settled;
  }

  abstract void shape(double[] white);

  /** Pole of a first-order low-pass whose corner is a share of the sample rate. */
  private static double pole(double corner) {
    return StrictMath.exp(-2 * Math.PI * corner);
  }
}
