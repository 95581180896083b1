package io.github.spikeword.trainer.config;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.chip.H1v2;
import java.util.List;

/** Checks of configured values; each names the setting, the limit and the value found. */
final class Checks {

  static void positive(String setting, double value) {
    require(value > 0 && !Double.isInfinite(value), setting, "positive", value);
  }

  static void atLeast(String setting, double value, double least) {
    require(value >= least && !Double.isInfinite(value), setting, "at least " + least, value);
  }

  /** Within [low, high]. */
  static void within(String setting, double value, double low, double high) {
    require(value >= low && value <= high, setting, "from " + low + " to " + high, value);
  }

  static void filled(String setting, List<?> values) {
    require(!values.isEmpty(), setting, "a list with at least one entry", values);
  }

  /** One of the chip's time constants. */
  static void profile(String setting, double tauMillis) {
    require(
        H1v2.TAU_PROFILES_MILLIS.contains(tauMillis),
        setting,
        "one of the chip's " + H1v2.TAU_PROFILES_MILLIS,
        tauMillis);
  }

  private static void require(boolean holds, String setting, String expected, Object found) {
    if (!holds) {
      throw new UserError(
          "Training setting '" + setting + "' must be " + expected + ", found " + found + ".");
    }
  }

  private Checks() {}
}
