package io.github.spikeword.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.bptt.Networks;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Losses on weights against their definitions, written anew, and against differences of those. */
class WeightLossesTest {

  /** Matrices 5x7, 7x7 recurrent and 7x6, so that every last sign block is short or a whole one. */
  private final Parameters parameters = Networks.random(Networks.awkward(), 2.2, 3);

  @Test
  void weightMagnitudeIsTheMeanSquareOfTheExcessOverAllSynapses() {
    check(
        new WeightMagnitude(3, 1.66),
        p -> {
          double sum = 0;
          int count = 0;
          for (float[][] w : new float[][][] {p.feedForward(0), loop(p), p.feedForward(1)}) {
            for (float[] row : w) {
              for (float x : row) {
                double excess = Math.max(0, Math.abs(x) - 1.66);
                sum += excess * excess;
                count++;
              }
            }
          }
          assertThat(count).isEqualTo(35 + 49 + 42);
          return 3 * sum / count;
        });
  }

  @Test
  void topologyIsTheMeanOverBlocksOfWhatMixedSignsCancel() {
    check(
        new Topology(0.05),
        p -> {
          double loss = 0;
          for (float[][] w : new float[][][] {p.feedForward(0), loop(p), p.feedForward(1)}) {
            double sum = 0;
            int cells = 0;
            for (int first = 0; first < w.length; first += 5) {
              for (int j = 0; j < w[0].length; j++) {
                double magnitudes = 0;
                double signed = 0;
                for (int i = first; i < Math.min(first + 5, w.length); i++) {
                  magnitudes += Math.abs(w[i][j]);
                  signed += w[i][j];
                }
                sum += (magnitudes - Math.abs(signed)) / 5;
                cells++;
              }
            }
            loss += 0.05 * sum / cells;
          }
          return loss;
        });
  }

  @Test
  void topologyIsZeroWhenEveryBlockHasOneSign() {
    for (Parameters.Tensor synapses : parameters.synapses()) {
      for (int i = 0; i < synapses.rows().length; i++) {
        for (int j = 0; j < synapses.rows()[i].length; j++) {
          float sign = (i / 5 + j) % 2 == 0 ? 1 : -1;
          synapses.rows()[i][j] = sign * Math.abs(synapses.rows()[i][j]);
        }
      }
    }

    double loss = new Topology(0.05).apply(parameters, new Parameters(parameters.shape()));

    assertThat(loss).isCloseTo(0, within(1e-9));
  }

  private static float[][] loop(Parameters p) {
    return p.recurrent(0).orElseThrow();
  }

  private void check(WeightLoss loss, ToDoubleFunction<Parameters> definition) {
    Parameters gradient = new Parameters(parameters.shape());
    double value = loss.apply(parameters, gradient);
    assertThat(value).isPositive().isCloseTo(definition.applyAsDouble(parameters), within(1e-7));
    for (int k = 0; k < parameters.tensors().size(); k++) {
      for (int i = 0; i < parameters.tensors().get(k).rows().length; i++) {
        float[] row = parameters.tensors().get(k).rows()[i];
        for (int j = 0; j < row.length; j++) {
          float before = row[j];
          row[j] = before + 1e-3f;
          double up = definition.applyAsDouble(parameters);
          double width = row[j];
          row[j] = before - 1e-3f;
          double down = definition.applyAsDouble(parameters);
          width -= row[j];
          row[j] = before;
          assertThat((double) gradient.tensors().get(k).rows()[i][j])
              .as("%s[%d][%d]", parameters.tensors().get(k).name(), i, j)
              .isCloseTo((up - down) / width, within(1e-5));
        }
      }
    }
  }
}
