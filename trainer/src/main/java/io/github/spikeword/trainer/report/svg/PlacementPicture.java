package io.github.spikeword.trainer.report.svg;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The chip's three cores with every neuron in its place: one square a neuron, in the colour of its
 * stage, in the output layer of its label; places without a neuron are empty.
 */
public final class PlacementPicture {

  private static final double WIDTH = 640;
  private static final double SIDE = 16;
  private static final double PITCH = 18;
  private static final int COLUMNS = 10;
  private static final double CORE_WIDTH = COLUMNS * PITCH + 12;
  private static final double TOP = 34;
  private static final double LEFT = 8;
  private static final double LEGEND_LINE = 24;
  private static final double LEGEND_COLUMN = 210;
  private static final int LEGEND_COLUMNS = 3;

  /** Colours beside that of the front end; labels beyond them take these once more, paler. */
  private static final int COLOURS = 5;

  private final List<List<String>> cores = new ArrayList<>();
  private final List<Entry> legend = new ArrayList<>();

  /** A line of the legend. */
  private record Entry(String style, String text) {}

  private PlacementPicture(Network network) {
    for (int core = 0; core < H1v2.CORE_SIZES.size(); core++) {
      cores.add(new ArrayList<>());
    }
    List<Stage> stages = network.stages();
    for (int s = 0; s < stages.size(); s++) {
      List<String> styles = s == stages.size() - 1 ? outputs(network) : sameStyle(stages.get(s), s);
      place(stages.get(s), styles);
    }
  }

  /** The picture. */
  public static String svg(Network network) {
    return new PlacementPicture(network).draw();
  }

  private List<String> sameStyle(Stage stage, int number) {
    String style = number == 0 ? "bar s0" : number == 1 ? "bar s7" : "bar s6";
    boolean recurrent = stage instanceof Layer layer && layer.recurrent().isPresent();
    legend.add(
        new Entry(style, stage.name() + ", " + stage.neurons() + (recurrent ? ", recurrent" : "")));
    return Collections.nCopies(stage.neurons(), style);
  }

  private List<String> outputs(Network network) {
    List<String> styles = new ArrayList<>();
    for (int number = 0; number < network.populations().size(); number++) {
      Population population = network.populations().get(number);
      String style = "bar s" + (1 + number % COLOURS) + (number < COLOURS ? "" : " pale");
      for (int n = 0; n < population.neurons(); n++) {
        styles.add(style);
      }
      legend.add(
          new Entry(style, "\u201c" + population.label() + "\u201d, " + population.neurons()));
    }
    return styles;
  }

  private void place(Stage stage, List<String> styles) {
    int next = 0;
    for (CoreSlice slice : stage.placement()) {
      for (int n = 0; n < slice.neurons(); n++) {
        cores.get(slice.core() - 1).add(styles.get(next++));
      }
    }
  }

  private String draw() {
    double largest = H1v2.CORE_SIZES.stream().mapToInt(Integer::intValue).max().orElseThrow();
    double legendTop = TOP + largest / COLUMNS * PITCH + 34;
    int lines = (legend.size() + 1 + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
    Drawing drawing =
        new Drawing(
            WIDTH,
            legendTop + lines * LEGEND_LINE,
            "Neurons of the network in the cores of the chip");
    int free = 0;
    for (int core = 0; core < cores.size(); core++) {
      free += drawCore(drawing, core, LEFT + core * (CORE_WIDTH + 20));
    }
    legend.add(new Entry("free", "free, " + free));
    for (int i = 0; i < legend.size(); i++) {
      double x = LEFT + i % LEGEND_COLUMNS * LEGEND_COLUMN;
      double y = legendTop + i / LEGEND_COLUMNS * LEGEND_LINE;
      drawing.rectangle(x, y - SIDE + 3, SIDE, SIDE, legend.get(i).style);
      drawing.text(x + PITCH + 6, y, "start", "label", legend.get(i).text);
    }
    return drawing.finish();
  }

  private int drawCore(Drawing drawing, int core, double left) {
    int places = H1v2.CORE_SIZES.get(core);
    List<String> neurons = cores.get(core);
    drawing.text(
        left, 20, "start", "label", "core " + (core + 1) + ": " + neurons.size() + " of " + places);
    drawing.rectangle(left, TOP - 7, CORE_WIDTH, (double) places / COLUMNS * PITCH + 12, "frame");
    for (int n = 0; n < places; n++) {
      drawing.rectangle(
          left + 7 + n % COLUMNS * PITCH,
          TOP + n / COLUMNS * PITCH,
          SIDE,
          SIDE,
          n < neurons.size() ? neurons.get(n) : "free");
    }
    return places - neurons.size();
  }
}
