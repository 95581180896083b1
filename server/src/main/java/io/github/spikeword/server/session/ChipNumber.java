package io.github.spikeword.server.session;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import java.util.List;
import java.util.Locale;

/**
 * A constant of the chip as the page shows it.
 *
 * @param evidence {@code documented}, {@code inferred} or {@code assumed}
 * @param source where the evidence is found
 */
public record ChipNumber(String name, String value, String evidence, String source) {

  private static final String OVERVIEW = "chip overview";
  private static final String TUTORIAL = "Tutorial 6";

  /** The constants that people ask for; {@link H1v2} has the same with their ranges. */
  public static final List<ChipNumber> ALL =
      List.of(
          new ChipNumber("neurons", "" + H1v2.NEURONS, "documented", OVERVIEW),
          new ChipNumber("neurons per core", join(H1v2.CORE_SIZES), "documented", OVERVIEW),
          new ChipNumber("filters", "" + H1v2.FILTERS, "documented", OVERVIEW),
          new ChipNumber(
              "filters below 8 kHz", "" + H1v2.FILTERS_AT_16_KHZ, "documented", TUTORIAL),
          new ChipNumber("largest weight", "" + H1v2.MAX_WEIGHT, "documented", "chip constraints"),
          new ChipNumber(
              "weight levels", WeightGrid.LEVELS + ", none of them zero", "inferred", TUTORIAL),
          new ChipNumber(
              "weights of one sign in a block",
              "" + H1v2.SIGN_BLOCK,
              "documented",
              "chip constraints"),
          new ChipNumber(
              "firing threshold, weight units",
              "" + H1v2.THRESHOLD_WEIGHT_UNITS,
              "inferred",
              TUTORIAL),
          new ChipNumber(
              "time constants, ms",
              join(H1v2.TAU_PROFILES_MILLIS),
              "assumed",
              "the vendor's list is unknown"),
          new ChipNumber(
              "energy per spike, pJ",
              String.format(Locale.ROOT, "%.3f", H1v2.ENERGY_PER_SPIKE_JOULES * 1e12),
              "inferred",
              TUTORIAL + ", calibrated to one published figure"));

  private static String join(List<?> values) {
    return String.join(", ", values.stream().map(String::valueOf).toList());
  }
}
