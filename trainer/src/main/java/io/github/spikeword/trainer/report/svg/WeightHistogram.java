package io.github.spikeword.trainer.report.svg;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import java.util.Arrays;
import java.util.List;

/**
 * How many weights stand on each of the 64 levels of the grid.
 *
 * @param title what it shows
 * @param counts weights per level, lowest level first
 */
public record WeightHistogram(String title, List<Integer> counts) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 230;
  private static final double LEFT = 52;
  private static final double RIGHT = 630;
  private static final double TOP = 12;
  private static final double BOTTOM = 180;
  private static final double GAP = 1.5;
  private static final int TICKS = 4;

  public WeightHistogram {
    counts = List.copyOf(counts);
    if (counts.size() != WeightGrid.LEVELS) {
      throw new IllegalArgumentException(
          "The grid has " + WeightGrid.LEVELS + " levels, found " + counts.size() + " counts.");
    }
  }

  /** Counts codes. */
  public static WeightHistogram of(String title, byte[][] codes) {
    Integer[] counts = new Integer[WeightGrid.LEVELS];
    Arrays.fill(counts, 0);
    for (byte[] row : codes) {
      for (byte code : row) {
        counts[(code + H1v2.MAX_CODE) / 2]++;
      }
    }
    return new WeightHistogram(title, List.of(counts));
  }

  /** The picture. */
  public String svg() {
    Drawing drawing = new Drawing(WIDTH, HEIGHT, title);
    int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
    Scale y = Scale.around(0, Math.max(1, most), BOTTOM, TOP, TICKS);
    for (double tick : y.ticks(TICKS)) {
      drawing.line(LEFT, y.at(tick), RIGHT, y.at(tick), "grid");
      drawing.text(LEFT - 8, y.at(tick) + 4, "end", "tick", Scale.label(tick));
    }
    double slot = (RIGHT - LEFT) / WeightGrid.LEVELS;
    for (int level = 0; level < counts.size(); level++) {
      double top = y.at(counts.get(level));
      drawing.rectangle(
          LEFT + level * slot + GAP / 2,
          top,
          slot - GAP,
          BOTTOM - top,
          "bar " + (2 * level < H1v2.MAX_CODE ? "s1" : "s0"));
    }
    drawing.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
    for (int code : new int[] {-63, -31, -1, 1, 31, 63}) {
      double x = LEFT + ((code + H1v2.MAX_CODE) / 2.0 + 0.5) * slot;
      drawing.line(x, BOTTOM, x, BOTTOM + 4, "axis");
      if (Math.abs(code) > 1) {
        drawing.text(
            x, BOTTOM + 18, "middle", "tick", Drawing.format("%.2f", WeightGrid.weight(code)));
      }
    }
    drawing.text(
        (LEFT + RIGHT) / 2,
        BOTTOM + 18,
        "middle",
        "tick",
        Drawing.format("\u00b1%.3f", WeightGrid.weight(1)));
    drawing.text(
        (LEFT + RIGHT) / 2, HEIGHT - 6, "middle", "label", "weight, one bar per level of the grid");
    return drawing.finish();
  }
}
