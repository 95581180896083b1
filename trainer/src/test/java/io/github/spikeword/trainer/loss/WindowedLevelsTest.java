package io.github.spikeword.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowedLevelsTest {

  private static final int STEPS = 17;

  /** Three neurons for "yes", four for "no". */
  private static final NetworkShape SHAPE =
      new NetworkShape(
          8,
          StageShape.ofTaus("front-end", 1, false, List.of(32.0)),
          List.of(StageShape.ofTaus("output", 7, false, List.of(64.0))),
          List.of("yes", "no"),
          List.of(3, 4));

  private final ClipTrace clip = new ClipTrace(SHAPE, STEPS);
  private final double[][] weights = new double[2][STEPS];

  /** A weighted sum of all levels, in which many placements overlap. */
  private double weighted(WindowedLevels levels) {
    WindowedLevels.Trace trace = levels.of(clip);
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      for (int t = 0; t < STEPS; t++) {
        sum += weights[c][t] * trace.level(c, t);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 17, 40})
  void slidingSumsGiveTheSameInAPlainWindow(int steps) {
    SplittableRandom random = new SplittableRandom(steps);
    clip.load(new float[STEPS], 0, STEPS, 0);
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < 7; n++) {
        clip.output().spikes(t)[n] = random.nextInt(2);
      }
    }
    Levels.Trace sliding = new SlidingLevels(SHAPE, steps).of(clip);
    Levels.Trace searched = new WindowedLevels(SHAPE, CountingWindow.plain(steps)).of(clip);
    for (int t = 0; t < STEPS; t++) {
      for (int c = 0; c < 2; c++) {
        assertThat(sliding.level(c, t)).isCloseTo(searched.level(c, t), within(1e-6));
        double gradient = random.nextDouble(-1, 1);
        sliding.addGradient(c, t, gradient);
        searched.addGradient(c, t, gradient);
      }
    }
    float[][] bySliding = new float[STEPS][7];
    float[][] bySearch = new float[STEPS][7];
    sliding.spread(bySliding);
    searched.spread(bySearch);
    for (int t = 0; t < STEPS; t++) {
      assertThat(bySliding[t]).containsExactly(bySearch[t], within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,5,5", "1,2,6", "2,1,3", "3,2,2", "3,1,5"})
  void derivativesOfSpikesEqualDifferencesOfLevels(int parts, int shortest, int longest) {
    WindowedLevels levels = new WindowedLevels(SHAPE, new CountingWindow(parts, shortest, longest));
    SplittableRandom random = new SplittableRandom(parts * 100L + longest);
    clip.load(new float[STEPS], 0, STEPS, 0);
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < 7; n++) {
        clip.output().spikes(t)[n] = (float) random.nextDouble(-0.2, 1); // no two placements tie
      }
      weights[0][t] = random.nextDouble(-1, 1);
      weights[1][t] = random.nextDouble(-1, 1);
    }
    float[][] gradient = new float[STEPS][7];
    WindowedLevels.Trace trace = levels.of(clip);
    for (int t = 0; t < STEPS; t++) {
      trace.addGradient(0, t, weights[0][t]);
      trace.addGradient(1, t, weights[1][t]);
    }
    trace.spread(gradient);

    float width = 1e-3f;
    int kinks = 0;
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < 7; n++) {
        float[] spikes = clip.output().spikes(t);
        double here = weighted(levels);
        spikes[n] += width;
        double above = (weighted(levels) - here) / width;
        spikes[n] -= 2 * width;
        double below = (here - weighted(levels)) / width;
        spikes[n] += width;
        if (Math.abs(above - below) > 1e-2) {
          kinks++; // another placement becomes the best one inside the interval
          continue;
        }
        assertThat((double) gradient[t][n])
            .as("step %d, neuron %d", t, n)
            .isCloseTo(above, within(2e-3));
      }
    }
    assertThat(kinks).isLessThan(12);
  }
}
