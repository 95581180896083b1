package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Share;
import java.util.Locale;

/** Measured figures as people read them: never without their counts and their interval. */
public final class Numbers {

  private Numbers() {}

  /** A share like {@code 96.82 % (152 of 157; 95 %: 92.8 to 98.6)}. */
  public static String percent(Share share) {
    if (share.whole() == 0) {
      return "none";
    }
    Interval interval = share.wilson95();
    return String.format(
        Locale.ROOT,
        "%.2f %% (%d of %d; 95 %%: %.1f to %.1f)",
        100 * share.value(),
        share.part(),
        share.whole(),
        100 * interval.low(),
        100 * interval.high());
  }

  /** A rate like {@code 2.11 / h (2 in 0.95 h; 95 %: 0.26 to 7.64)}. */
  public static String perHour(Rate rate) {
    if (rate.hours() == 0) {
      return rate.events() == 0 ? "none" : rate.events() + " in no time";
    }
    Interval interval = rate.poisson95();
    return String.format(
        Locale.ROOT,
        "%.2f / h (%d in %.2f h; 95 %%: %.2f to %.2f)",
        rate.perHour(),
        rate.events(),
        rate.hours(),
        interval.low(),
        interval.high());
  }

  /** A time like {@code 1:02:03.456}. */
  public static String clock(double millis) {
    long whole = Math.round(millis);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        whole / 3_600_000,
        whole / 60_000 % 60,
        whole / 1000 % 60,
        whole % 1000);
  }
}
