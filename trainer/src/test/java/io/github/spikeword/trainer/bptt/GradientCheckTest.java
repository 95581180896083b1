package io.github.spikeword.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.loss.BalancedPopulationMse;
import io.github.spikeword.trainer.loss.CountCrossEntropy;
import io.github.spikeword.trainer.loss.FrameCrossEntropy;
import io.github.spikeword.trainer.loss.PeakCrossEntropy;
import io.github.spikeword.trainer.loss.RateBand;
import io.github.spikeword.trainer.loss.RateTargetMse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The gradient of every loss through recurrence, clamps, mixed time constants and populations
 * equals central differences of the smooth surrogate network, computed independently in double
 * precision.
 */
class GradientCheckTest {

  private static final int STEPS = 14;
  private static final int CLIPS = 3;
  private static final double SLOPE = 0.7;
  private static final double PEAK = 0.6;
  private static final NetworkShape SHAPE = Networks.awkward();

  private final Parameters parameters = Networks.random(SHAPE, 1.2, 5);
  private final List<float[]> inputs =
      List.of(
          Networks.input(STEPS, 5, 8, 1),
          Networks.input(STEPS, 5, 8, 2),
          Networks.input(STEPS, 5, 8, 3));
  private final int[] labels = {0, 2, 1};

  @Test
  void countCrossEntropyWithSmoothing() {
    check(
        new CountCrossEntropy(SHAPE, 0.1, 0.5),
        labelTargets(),
        List.of(),
        p -> {
          double loss = 0;
          for (int i = 0; i < CLIPS; i++) {
            double[] logits = new double[3];
            for (double[] out : run(p, i).last()) {
              logits[0] += 0.5 * (out[0] + out[1]) / 2;
              logits[1] += 0.5 * (out[2] + out[3] + out[4]) / 3;
              logits[2] += 0.5 * out[5];
            }
            for (int c = 0; c < 3; c++) {
              logits[c] += 0.5 * p.bias()[c];
            }
            loss += crossEntropy(logits, new float[3], target(labels[i])) / CLIPS;
          }
          return loss;
        });
  }

  @Test
  void frameCrossEntropyOverASlidingWindow() {
    SplittableRandom random = new SplittableRandom(8);
    List<Target.Frames> targets = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      float[][] probabilities = new float[STEPS][];
      float[] weights = new float[STEPS];
      for (int t = 0; t < STEPS; t++) {
        float a = (float) random.nextDouble(0.5);
        float b = (float) random.nextDouble(0.5);
        probabilities[t] = new float[] {a, b, 1 - a - b};
        weights[t] = random.nextInt(3);
      }
      targets.add(new Target.Frames(probabilities, weights));
    }
    int window = 4;
    check(
        new FrameCrossEntropy(SHAPE, CountingWindow.plain(window)),
        targets,
        List.of(),
        p -> {
          double loss = 0;
          for (int i = 0; i < CLIPS; i++) {
            double[][] out = run(p, i).last();
            double sum = 0;
            double weight = 0;
            for (int t = 0; t < STEPS; t++) {
              double[] level = new double[3];
              for (int u = Math.max(0, t - window + 1); u <= t; u++) {
                level[0] += (out[u][0] + out[u][1]) / 2;
                level[1] += (out[u][2] + out[u][3] + out[u][4]) / 3;
                level[2] += out[u][5];
              }
              float[] q = targets.get(i).probabilities()[t];
              double w = targets.get(i).weights()[t];
              sum += w * crossEntropy(level, p.bias(), new double[] {q[0], q[1], q[2]});
              weight += w;
            }
            loss += sum / weight / CLIPS;
          }
          return loss;
        });
  }

  @Test
  void crossEntropyOfThePeaksInAnElasticWindow() {
    check(
        new PeakCrossEntropy(SHAPE, new CountingWindow(1, 2, 5), 0.1, 0.5),
        labelTargets(),
        List.of(),
        p -> {
          double loss = 0;
          for (int i = 0; i < CLIPS; i++) {
            double[][] out = run(p, i).last();
            double[] logits = new double[3];
            Arrays.fill(logits, Double.NEGATIVE_INFINITY);
            for (int end = 1; end <= STEPS; end++) {
              for (int length = 2; length <= 5; length++) {
                double[] level = new double[3];
                for (int t = Math.max(0, end - length); t < end; t++) {
                  level[0] += (out[t][0] + out[t][1]) / 2;
                  level[1] += (out[t][2] + out[t][3] + out[t][4]) / 3;
                  level[2] += out[t][5];
                }
                for (int c = 0; c < 3; c++) {
                  logits[c] = Math.max(logits[c], 0.5 * (level[c] + p.bias()[c]));
                }
              }
            }
            loss += crossEntropy(logits, new float[3], target(labels[i])) / CLIPS;
          }
          return loss;
        });
  }

  @Test
  void balancedPopulationMse() {
    check(
        new BalancedPopulationMse(SHAPE, 3, 0.4, 0.05),
        labelTargets(),
        List.of(),
        p -> {
          int[] labelOfOutput = {0, 0, 1, 1, 1, 2};
          double loss = 0;
          for (int i = 0; i < CLIPS; i++) {
            double[][] out = run(p, i).last();
            for (int n = 0; n < 6; n++) {
              double rate = 0;
              for (double[] row : out) {
                rate += row[n] / STEPS;
              }
              double aim = labelOfOutput[n] == labels[i] ? 0.4 : 0.05;
              loss += 3 * (rate - aim) * (rate - aim) / 6 / CLIPS;
            }
          }
          return loss;
        });
  }

  @Test
  void rateLossesOnHiddenAndOutputStages() {
    check(
        new BalancedPopulationMse(SHAPE, 0, 0, 0),
        labelTargets(),
        List.of(new RateTargetMse(1, 0.15, 10), new RateBand(0.1, 10, 0.3, 5)),
        p -> {
          double[][] rates = new double[3][];
          for (int s = 0; s < 3; s++) {
            rates[s] = new double[SHAPE.stage(s).neurons()];
            for (int i = 0; i < CLIPS; i++) {
              for (double[] row : run(p, i).outputs[s]) {
                for (int n = 0; n < row.length; n++) {
                  rates[s][n] += row[n] / (STEPS * CLIPS);
                }
              }
            }
          }
          double mean = 0;
          for (double r : rates[1]) {
            mean += r / 7;
          }
          double loss = 100 * (mean - 0.15) * (mean - 0.15);
          for (double[] stage : rates) {
            for (double r : stage) {
              double low = Math.max(0, 0.1 - r);
              double high = Math.max(0, r - 0.3);
              loss += (10 * low * low + 5 * high * high) / (5 + 7 + 6);
            }
          }
          return loss;
        });
  }

  private SmoothNetwork run(Parameters p, int clip) {
    double[][] x = new double[STEPS][5];
    for (int t = 0; t < STEPS; t++) {
      for (int c = 0; c < 5; c++) {
        x[t][c] = inputs.get(clip)[t * 5 + c];
      }
    }
    return new SmoothNetwork(p, x, SLOPE, PEAK);
  }

  private static double crossEntropy(double[] logits, float[] bias, double[] target) {
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      sum += Math.exp(logits[c] + bias[c]);
    }
    double loss = 0;
    for (int c = 0; c < logits.length; c++) {
      loss -= target[c] * (logits[c] + bias[c] - Math.log(sum));
    }
    return loss;
  }

  private static double[] target(int label) {
    double[] q = {0.1 / 3, 0.1 / 3, 0.1 / 3};
    q[label] += 0.9;
    return q;
  }

  private List<Target.Label> labelTargets() {
    return List.of(
        new Target.Label(labels[0]), new Target.Label(labels[1]), new Target.Label(labels[2]));
  }

  private void check(
      OutputLoss loss,
      List<? extends Target> targets,
      List<RateLoss> rateLosses,
      ToDoubleFunction<Parameters> independent) {
    Parameters gradient = new Parameters(SHAPE);
    double value;
    try (Workers workers = new Workers(2)) {
      BatchGradient batch =
          new BatchGradient(SHAPE, new Activation(SLOPE, PEAK, true, true), CLIPS, STEPS, workers);
      fillExactly(batch.weights());
      for (int i = 0; i < CLIPS; i++) {
        batch.clip(i).load(inputs.get(i), 0, STEPS, 0);
      }
      value = batch.gradient(CLIPS, targets, loss, rateLosses, parameters, gradient);
    }
    assertThat(value).isCloseTo(independent.applyAsDouble(parameters), within(1e-4));
    compare(gradient, independent);
  }

  /** The parameters at face value: no grid, no clipping, so that differences are smooth. */
  private void fillExactly(ChipWeights weights) {
    new ChipProjection(false, Optional.empty()).fill(parameters, weights);
    weights.setSaturation(Float.MAX_VALUE);
  }

  private void compare(Parameters gradient, ToDoubleFunction<Parameters> independent) {
    int compared = 0;
    int kinks = 0;
    for (int k = 0; k < parameters.tensors().size(); k++) {
      Parameters.Tensor tensor = parameters.tensors().get(k);
      float[][] rows = tensor.rows();
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < rows[i].length; j++) {
          double wide = difference(rows[i], j, 2e-3f, independent);
          double narrow = difference(rows[i], j, 5e-4f, independent);
          double found = gradient.tensors().get(k).rows()[i][j];
          double scale = Math.max(1e-2, Math.abs(narrow));
          if (Math.abs(wide - narrow) > 0.01 * scale) {
            kinks++; // a clamp opens or closes inside the interval: no derivative to compare with
            continue;
          }
          compared++;
          assertThat(found)
              .as("%s[%d][%d]", tensor.name(), i, j)
              .isCloseTo(narrow, within(0.01 * scale));
        }
      }
    }
    assertThat(kinks).as("kinks among %d", compared + kinks).isLessThan((compared + kinks) / 5);
  }

  private double difference(
      float[] row, int j, float step, ToDoubleFunction<Parameters> independent) {
    float before = row[j];
    row[j] = before + step;
    double up = independent.applyAsDouble(parameters);
    double width = row[j];
    row[j] = before - step;
    double down = independent.applyAsDouble(parameters);
    width -= row[j];
    row[j] = before;
    return (up - down) / width;
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  @Test
  void latentWeightsAreWithinTheClipSoThatTheCheckIsSmooth() {
    for (Parameters.Tensor tensor : parameters.tensors()) {
      if (tensor.group() == Parameters.Group.CORE) {
        for (float[] row : tensor.rows()) {
          for (float w : row) {
            assertThat(Math.abs(w)).isLessThan((float) H1v2.MAX_WEIGHT);
          }
        }
      }
    }
  }
}
