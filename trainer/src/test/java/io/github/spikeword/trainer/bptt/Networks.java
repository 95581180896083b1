package io.github.spikeword.trainer.bptt;

import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random networks and inputs for tests. */
public final class Networks {

  /**
   * 5 channels, a recurrent layer of 7 with mixed taus, a plain one of 6, populations 2 + 3 + 1.
   */
  public static NetworkShape awkward() {
    return new NetworkShape(
        8,
        StageShape.ofTaus("front-end", 5, false, List.of(32.0)),
        List.of(
            StageShape.ofTaus("hidden", 7, true, List.of(16.0, 32.0, 64.0, 256.0)),
            StageShape.ofTaus("output", 6, false, List.of(128.0, 32.0))),
        List.of("yes", "no", "other"),
        List.of(2, 3, 1));
  }

  public static NetworkShape ofSizes(int channels, int hidden, boolean recurrent, int perLabel) {
    return new NetworkShape(
        8,
        StageShape.ofTaus("front-end", channels, false, List.of(32.0)),
        List.of(
            StageShape.ofTaus("hidden", hidden, recurrent, List.of(32.0, 64.0, 128.0, 256.0)),
            StageShape.ofTaus("output", 2 * perLabel, false, List.of(64.0))),
        List.of("yes", "no"),
        List.of(perLabel, perLabel));
  }

  public static Parameters random(NetworkShape shape, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Parameters p = new Parameters(shape);
    for (Parameters.Tensor tensor : p.tensors()) {
      for (float[] row : tensor.rows()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = (float) (spread * (random.nextDouble() * 2 - 1));
        }
      }
    }
    for (int c = 0; c < shape.channels(); c++) {
      p.logGain()[c] = (float) Math.log(0.5 + random.nextDouble());
      p.frontEnd()[c] = (float) (0.1 + random.nextDouble());
    }
    for (int s = 0; s < shape.stages(); s++) {
      for (int n = 0; n < p.logTau(s).length; n++) {
        p.logTau(s)[n] = (float) Math.log(shape.stage(s).tauMillis().get(n));
      }
    }
    return p;
  }

  public static float[] input(int steps, int channels, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[steps * channels];
    IntStream.range(0, x.length).forEach(i -> x[i] = (float) (scale * random.nextDouble()));
    return x;
  }

  private Networks() {}
}
