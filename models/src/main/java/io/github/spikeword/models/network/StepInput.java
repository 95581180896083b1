package io.github.spikeword.models.network;

/** The check that every simulator makes of its input. */
public final class StepInput {

  /**
   * Accepts one value per channel within {@link Simulator#MAX_INPUT}.
   *
   * @throws IllegalArgumentException if the length differs or a value lies outside
   */
  public static void check(float[] input, int channels) {
    if (input.length != channels) {
      throw new IllegalArgumentException(
          "A step takes " + channels + " channel values, found " + input.length + ".");
    }
    for (int c = 0; c < channels; c++) {
      if (!(Math.abs(input[c]) <= Simulator.MAX_INPUT)) { // so that NaN is refused too
        throw new IllegalArgumentException(
            "The value of channel "
                + c
                + " must be a number of magnitude up to "
                + Simulator.MAX_INPUT
                + ", found "
                + input[c]
                + ".");
      }
    }
  }

  private StepInput() {}
}
