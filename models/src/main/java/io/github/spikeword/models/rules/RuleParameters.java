package io.github.spikeword.models.rules;

import io.github.spikeword.models.chip.H1v2;
import java.util.List;

/**
 * The inferred and assumed values that the rules use.
 *
 * @param signBlockAxis direction of the sign blocks
 * @param tauProfilesMillis time constants that the chip offers, milliseconds
 * @param filters filters of the front end whose band lies below half the sample rate, 1..16
 */
public record RuleParameters(
    SignBlockAxis signBlockAxis, List<Double> tauProfilesMillis, int filters) {

  public RuleParameters {
    tauProfilesMillis = List.copyOf(tauProfilesMillis);
    if (filters < 1 || filters > H1v2.FILTERS) {
      throw new IllegalArgumentException(
          "The front end has 1 to " + H1v2.FILTERS + " usable filters, found " + filters + ".");
    }
  }

  /** The project's values for sound at 16 kHz. */
  public static RuleParameters standard() {
    return new RuleParameters(
        SignBlockAxis.PRESYNAPTIC, H1v2.TAU_PROFILES_MILLIS, H1v2.FILTERS_AT_16_KHZ);
  }
}
