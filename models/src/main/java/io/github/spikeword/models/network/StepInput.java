package io.github.spikeword.models.network;

/** The check that every simulator makes of its input. */
final class StepInput {

  /**
   * Accepts one finite value per channel.
   *
   * @throws IllegalArgumentException if the length differs or a value is not finite
   */
  static void check(float[] input, int channels) {
    if (input.length != channels) {
      throw new IllegalArgumentException(
          "A step takes " + channels + " channel values, found " + input.length + ".");
    }
    float zero = 0;
    for (float value : input) {
      zero += value * 0f; // NaN when the value is infinite or not a number
    }
    if (zero != 0f) {
      for (int c = 0; c < channels; c++) {
        if (!Float.isFinite(input[c])) {
          throw new IllegalArgumentException(
              "The value of channel " + c + " must be finite, found " + input[c] + ".");
        }
      }
    }
  }

  private StepInput() {}
}
