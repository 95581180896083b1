package io.github.spikeword.trainer.report.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * One clip on its way through a network, all over the same time axis: input per band, spikes of
 * every neuron, membranes of a few.
 *
 * @param title what it shows
 * @param stepMillis length of a step
 * @param input {@code [step][band]}, the lowest band first
 * @param stages the raster, front end first
 * @param membranes neurons whose membrane is drawn
 */
public record ClipPicture(
    String title,
    double stepMillis,
    float[][] input,
    List<Stage> stages,
    List<Membrane> membranes) {

  private static final double WIDTH = 640;
  private static final double LEFT = 104;
  private static final double RIGHT = 630;
  private static final double BAND_HEIGHT = 6;
  private static final double LEAST_STAGE_HEIGHT = 26;
  private static final double NEURON_HEIGHT = 1.7;
  private static final double MEMBRANE_HEIGHT = 44;
  private static final double GAP = 12;
  private static final int SHADES = 12;

  public ClipPicture {
    stages = List.copyOf(stages);
    membranes = List.copyOf(membranes);
  }

  /**
   * Spikes of a stage.
   *
   * @param name its name
   * @param neurons how many neurons
   * @param fired {@code [step]}, the neurons that fired
   */
  public record Stage(String name, int neurons, List<int[]> fired) {
    public Stage {
      fired = List.copyOf(fired);
    }
  }

  /**
   * A neuron's membrane.
   *
   * @param name what to call the neuron
   * @param colour number of its colour
   * @param values membrane after each step, as a share of the threshold
   */
  public record Membrane(String name, int colour, List<Double> values) {
    public Membrane {
      values = List.copyOf(values);
    }
  }

  /** The picture. */
  public String svg() {
    double height = 30 + BAND_HEIGHT * bands() + GAP;
    for (Stage stage : stages) {
      height += stageHeight(stage) + GAP;
    }
    height += membranes.size() * (MEMBRANE_HEIGHT + GAP);
    Drawing drawing = new Drawing(WIDTH, height + 20, title);
    Scale time = new Scale(0, input.length * stepMillis / 1000, LEFT, RIGHT);
    double y = 4;
    bandMap(drawing, time, y);
    y += BAND_HEIGHT * bands() + GAP;
    for (int s = 0; s < stages.size(); s++) {
      raster(drawing, time, y, stages.get(s), s);
      y += stageHeight(stages.get(s)) + GAP;
    }
    for (Membrane membrane : membranes) {
      trace(drawing, time, y, membrane);
      y += MEMBRANE_HEIGHT + GAP;
    }
    for (double tick : time.ticks(5)) {
      drawing.line(time.at(tick), y - GAP / 2, time.at(tick), y - GAP / 2 + 4, "axis");
      drawing.text(time.at(tick), y + 14, "middle", "tick", Scale.label(tick) + " s");
    }
    return drawing.finish();
  }

  private int bands() {
    return input[0].length;
  }

  private static double stageHeight(Stage stage) {
    return Math.max(LEAST_STAGE_HEIGHT, stage.neurons * NEURON_HEIGHT);
  }

  /** One path per shade: a rectangle per cell would make the page ten times as large. */
  private void bandMap(Drawing drawing, Scale time, double top) {
    double most = 1e-9;
    for (float[] step : input) {
      for (float value : step) {
        most = Math.max(most, value);
      }
    }
    double cell = (RIGHT - LEFT) / input.length;
    List<StringBuilder> shades = new ArrayList<>();
    for (int k = 0; k <= SHADES; k++) {
      shades.add(new StringBuilder());
    }
    for (int t = 0; t < input.length; t++) {
      for (int band = 0; band < bands(); band++) {
        int shade = (int) Math.round(SHADES * Math.sqrt(Math.max(0, input[t][band]) / most));
        double y = top + (bands() - 1 - band) * BAND_HEIGHT;
        shades
            .get(shade)
            .append(
                Drawing.format(
                    "M%.1f %.1fh%.1fv%.0fh-%.1fz",
                    time.at(t * stepMillis / 1000), y, cell, BAND_HEIGHT, cell));
      }
    }
    for (int k = 1; k <= SHADES; k++) {
      if (!shades.get(k).isEmpty()) {
        drawing.path(shades.get(k).toString(), "cell", (double) k / SHADES);
      }
    }
    frame(drawing, top, BAND_HEIGHT * bands(), "input", bands() + " bands");
  }

  private void raster(Drawing drawing, Scale time, double top, Stage stage, int colour) {
    double height = stageHeight(stage);
    double row = height / stage.neurons;
    double mark = Math.max(1, Math.min(3.5, row * 0.8));
    StringBuilder path = new StringBuilder();
    for (int t = 0; t < stage.fired.size(); t++) {
      for (int neuron : stage.fired.get(t)) {
        path.append(
            Drawing.format(
                "M%.1f %.1fv%.1f",
                time.at((t + 0.5) * stepMillis / 1000), top + neuron * row, mark));
      }
    }
    drawing.path(path.toString(), "spike s" + colour);
    frame(drawing, top, height, stage.name, stage.neurons + " neurons");
  }

  private void trace(Drawing drawing, Scale time, double top, Membrane membrane) {
    Scale level = new Scale(0, 1.25, top + MEMBRANE_HEIGHT, top);
    drawing.line(LEFT, level.at(1), RIGHT, level.at(1), "mark");
    StringBuilder path = new StringBuilder();
    for (int t = 0; t < membrane.values.size(); t++) {
      double x = time.at((t + 0.5) * stepMillis / 1000);
      double y = level.at(Math.min(1.25, membrane.values.get(t)));
      path.append(Drawing.format("%s%.1f %.1f", t == 0 ? "M" : "L", x, y));
    }
    drawing.path(path.toString(), "line thin s" + membrane.colour);
    frame(drawing, top, MEMBRANE_HEIGHT, membrane.name, "membrane");
  }

  private static void frame(
      Drawing drawing, double top, double height, String name, String detail) {
    drawing.line(LEFT, top + height, RIGHT, top + height, "grid");
    drawing.text(LEFT - 8, top + height / 2, "end", "label", name);
    drawing.text(LEFT - 8, top + height / 2 + 15, "end", "tick", detail);
  }
}
