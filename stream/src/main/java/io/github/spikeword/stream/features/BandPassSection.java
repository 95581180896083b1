package io.github.spikeword.stream.features;

import be.tarsos.dsp.filters.BandPass;

/**
 * The coefficients of one TarsosDSP {@link BandPass}, taken from the library itself, so that the
 * bank is TarsosDSP's filter whatever its formula.
 *
 * <p>{@code y[n] = a0 x[n] + a1 x[n-1] + a2 x[n-2] + b1 y[n-1] + b2 y[n-2]}: one minus a notch (S.
 * W. Smith, The Scientist and Engineer's Guide to Digital Signal Processing, chapter 19), gain 1 at
 * the centre and 0 at frequency zero, pole radius {@code 1 - 3 * bandwidth / sampleRate}.
 */
final class BandPassSection extends BandPass {

  /**
   * Designs one section.
   *
   * @param centreHz frequency of gain 1, between 0 and half the sample rate
   * @param bandwidthHz distance of the two -3 dB points of a narrow filter; below a third of the
   *     sample rate, where the pole radius would reach zero
   * @param sampleRateHz samples per second
   */
  BandPassSection(double centreHz, double bandwidthHz, int sampleRateHz) {
    super((float) centreHz, (float) bandwidthHz, sampleRateHz);
    if (!(3 * bandwidthHz < sampleRateHz)) {
      throw new IllegalArgumentException(
          "A band-pass at "
              + centreHz
              + " Hz must be narrower than a third of the sample rate, "
              + sampleRateHz / 3.0
              + " Hz, found a bandwidth of "
              + bandwidthHz
              + " Hz: raise q or the sample rate.");
    }
  }

  /** The coefficient of x[n - delay], delay 0 to 2. */
  double feedForward(int delay) {
    return a[delay];
  }

  /** The coefficient of y[n - delay], delay 1 or 2. */
  double feedBack(int delay) {
    return b[delay - 1];
  }
}
