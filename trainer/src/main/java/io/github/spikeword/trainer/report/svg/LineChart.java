package io.github.spikeword.trainer.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines over a common horizontal axis, each with its name at its end.
 *
 * @param title what it shows
 * @param xLabel name and unit of the horizontal axis
 * @param yUnit unit behind the vertical axis's numbers, may be empty
 * @param series the lines, at least one
 * @param bound values that the vertical axis must reach; empty for the lines' own
 * @param marks horizontal reference lines
 */
public record LineChart(
    String title,
    String xLabel,
    String yUnit,
    List<Series> series,
    Optional<Bound> bound,
    List<Mark> marks) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 280;
  private static final double LEFT = 66;
  private static final double RIGHT = 534;
  private static final double TOP = 14;
  private static final double BOTTOM = 238;
  private static final double LABEL_GAP = 15;
  private static final int TICKS = 5;

  public LineChart {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  /**
   * One line.
   *
   * @param name its name
   * @param colour number of its colour, from 0
   * @param x horizontal values
   * @param y vertical values, as many; values that are no numbers are passed over
   */
  public record Series(String name, int colour, List<Double> x, List<Double> y) {
    public Series {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }
  }

  /** Least and largest value of the vertical axis. */
  public record Bound(double low, double high) {}

  /** A dashed line with a name. */
  public record Mark(double value, String name) {}

  /** The picture. */
  public String svg() {
    Drawing drawing = new Drawing(WIDTH, HEIGHT, title);
    Scale x = xScale();
    Scale y = yScale();
    for (double tick : y.ticks(TICKS)) {
      drawing.line(LEFT, y.at(tick), RIGHT, y.at(tick), "grid");
      drawing.text(LEFT - 8, y.at(tick) + 4, "end", "tick", Scale.label(tick) + yUnit);
    }
    for (double tick : wholeNumbers() ? x.wholeTicks(TICKS) : x.ticks(TICKS)) {
      drawing.text(x.at(tick), BOTTOM + 18, "middle", "tick", Scale.label(tick));
    }
    drawing.line(LEFT, BOTTOM, RIGHT, BOTTOM, "axis");
    drawing.text((LEFT + RIGHT) / 2, HEIGHT - 6, "middle", "label", xLabel);
    for (Mark mark : marks) {
      drawing.line(LEFT, y.at(mark.value), RIGHT, y.at(mark.value), "mark");
      drawing.text(LEFT + 6, y.at(mark.value) - 5, "start", "tick", mark.name);
    }
    for (Series one : series) {
      drawing.path(path(one, x, y), "line s" + one.colour);
      if (one.x.size() == 1) {
        drawing.circle(x.at(one.x.get(0)), y.at(one.y.get(0)), 3, "dot s" + one.colour);
      }
    }
    names(drawing, y);
    return drawing.finish();
  }

  /** Epochs and the like have nothing between them to be marked. */
  private boolean wholeNumbers() {
    return series.stream().flatMap(one -> one.x.stream()).allMatch(v -> v == Math.rint(v));
  }

  private Scale xScale() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Series one : series) {
      for (double value : one.x) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new Scale(low, high > low ? high : low + 1, LEFT, RIGHT);
  }

  private Scale yScale() {
    double low = bound.map(Bound::low).orElse(Double.POSITIVE_INFINITY);
    double high = bound.map(Bound::high).orElse(Double.NEGATIVE_INFINITY);
    if (bound.isEmpty()) {
      for (Series one : series) {
        for (double value : one.y) {
          if (Double.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
      }
    }
    return low <= high ? Scale.around(low, high, BOTTOM, TOP, TICKS) : new Scale(0, 1, BOTTOM, TOP);
  }

  private static String path(Series one, Scale x, Scale y) {
    StringBuilder path = new StringBuilder();
    boolean drawn = false;
    for (int i = 0; i < one.x.size(); i++) {
      double value = one.y.get(i);
      if (Double.isFinite(value)) {
        path.append(
            Drawing.format("%s%.1f %.1f", drawn ? "L" : "M", x.at(one.x.get(i)), y.at(value)));
        drawn = true;
      }
    }
    return path.toString();
  }

  /** Names at the lines' ends, pushed apart where they would overlap. */
  private void names(Drawing drawing, Scale y) {
    List<Series> ordered = new ArrayList<>(series);
    ordered.removeIf(one -> Double.isNaN(end(one)));
    ordered.sort((a, b) -> Double.compare(y.at(end(a)), y.at(end(b))));
    double free = TOP - LABEL_GAP;
    double[] place = new double[ordered.size()];
    for (int i = 0; i < place.length; i++) {
      place[i] = Math.max(y.at(end(ordered.get(i))), free + LABEL_GAP);
      free = place[i];
    }
    double lowest = BOTTOM;
    for (int i = place.length - 1; i >= 0; i--) {
      place[i] = Math.min(place[i], lowest);
      lowest = place[i] - LABEL_GAP;
    }
    for (int i = 0; i < place.length; i++) {
      Series one = ordered.get(i);
      drawing.text(RIGHT + 8, place[i] + 4, "start", "name s" + one.colour, one.name);
    }
  }

  private static double end(Series one) {
    for (int i = one.y.size() - 1; i >= 0; i--) {
      if (Double.isFinite(one.y.get(i))) {
        return one.y.get(i);
      }
    }
    return Double.NaN;
  }
}
