package io.github.spikeword.trainer.report.svg;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.Synapses;

/**
 * The signs of a synapse matrix: a column for each postsynaptic neuron, in it a cell for each block
 * of presynaptic neurons, which share one sign. Positive and negative have two colours; a block
 * that mixes them, which the chip forbids, stays empty.
 */
public final class SignBlocksPicture {

  private static final double WIDTH = 640;
  private static final double LEFT = 52;
  private static final double RIGHT = 630;
  private static final double CELL_HEIGHT = 8;
  private static final double WIDEST_CELL = 20;
  private static final double TOP = 8;

  /**
   * The picture.
   *
   * @param title what it shows, for those who cannot see it
   */
  public static String svg(String title, Synapses synapses) {
    byte[][] codes = synapses.toCodes();
    int blocks = (codes.length + H1v2.SIGN_BLOCK - 1) / H1v2.SIGN_BLOCK;
    double cell = Math.min(WIDEST_CELL, (RIGHT - LEFT) / synapses.neurons());
    double bottom = TOP + blocks * CELL_HEIGHT;
    Drawing drawing = new Drawing(WIDTH, bottom + 48, title);
    for (int sign : new int[] {1, -1}) {
      StringBuilder path = new StringBuilder();
      for (int block = 0; block < blocks; block++) {
        for (int neuron = 0; neuron < synapses.neurons(); neuron++) {
          int run = run(codes, block, neuron, sign);
          if (run > 0) {
            path.append(
                Drawing.format(
                    "M%.1f %.0fh%.1fv%.0fh%.1fz",
                    LEFT + neuron * cell,
                    TOP + block * CELL_HEIGHT,
                    run * cell,
                    CELL_HEIGHT - 1,
                    -run * cell));
            neuron += run - 1;
          }
        }
      }
      drawing.path(path.toString(), "bar s" + (sign > 0 ? 0 : 1));
    }
    drawing.text(LEFT - 8, TOP + 8, "end", "tick", "0");
    drawing.text(LEFT - 8, bottom, "end", "tick", String.valueOf(codes.length - 1));
    drawing.text(LEFT, bottom + 18, "start", "tick", "neurons 0 to " + (synapses.neurons() - 1));
    drawing.rectangle(LEFT, bottom + 28, 12, 12, "bar s0");
    drawing.text(LEFT + 18, bottom + 39, "start", "label", "positive");
    drawing.rectangle(LEFT + 100, bottom + 28, 12, 12, "bar s1");
    drawing.text(LEFT + 118, bottom + 39, "start", "label", "negative");
    return drawing.finish();
  }

  /** How many neurons from one on have the sign throughout a block. */
  private static int run(byte[][] codes, int block, int from, int sign) {
    int neuron = from;
    while (neuron < codes[0].length && signOf(codes, block, neuron) == sign) {
      neuron++;
    }
    return neuron - from;
  }

  /** 1 or -1; 0 if the block mixes signs. */
  private static int signOf(byte[][] codes, int block, int neuron) {
    int first = block * H1v2.SIGN_BLOCK;
    int sign = Integer.signum(codes[first][neuron]);
    for (int i = first; i < Math.min(codes.length, first + H1v2.SIGN_BLOCK); i++) {
      if (Integer.signum(codes[i][neuron]) != sign) {
        return 0;
      }
    }
    return sign;
  }

  private SignBlocksPicture() {}
}
