package io.github.spikeword.trainer.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to places along one axis.
 *
 * @param low value at the axis's start
 * @param high value at its end, above {@code low}
 * @param from place of the start, user units
 * @param to place of the end
 */
record Scale(double low, double high, double from, double to) {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  Scale {
    if (!(low < high)) {
      throw new IllegalArgumentException("A scale ascends, found " + low + " to " + high + ".");
    }
  }

  /** A scale that starts and ends at round values around the given ones. */
  static Scale around(double low, double high, double from, double to, int ticks) {
    double top = high > low ? high : low + 1;
    double step = step(low, top, ticks);
    return new Scale(
        Math.floor(low / step + 1e-9) * step, Math.ceil(top / step - 1e-9) * step, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** About as many round values as asked for, all on the axis. */
  List<Double> ticks(int about) {
    double step = step(low, high, about);
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** As {@link #ticks}, whole numbers only. */
  List<Double> wholeTicks(int about) {
    return ticks(about).stream().filter(tick -> Math.abs(tick - Math.rint(tick)) < 1e-9).toList();
  }

  /** A tick as short as it can be read. */
  static String label(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  /** 1, 2, 2.5 or 5 times a power of ten. */
  private static double step(double low, double high, int about) {
    double rough = (high - low) / about;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * power >= rough * 0.999) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
