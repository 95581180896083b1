package io.github.spikeword.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random networks and inputs for tests. */
public final class RandomNetworks {

  private static final double[] TAUS = {8, 10, 16, 20, 32, 64, 128, 256, 512};

  /**
   * A network of stages with the given sizes; the last one is split into two populations.
   *
   * @param sizes neurons of the front end and of each layer; the last at least 2
   * @param recurrent whether layers but the last are recurrent
   */
  public static Network network(RandomGenerator random, boolean recurrent, int... sizes) {
    List<Integer> codes = new ArrayList<>();
    for (int c = 0; c < sizes[0]; c++) {
      codes.add(2 * random.nextInt(32) + 1);
    }
    FrontEnd frontEnd = new FrontEnd(codes, taus(random, sizes[0]), core(sizes[0]));
    List<Layer> layers = new ArrayList<>();
    for (int s = 1; s < sizes.length; s++) {
      boolean last = s == sizes.length - 1;
      layers.add(
          new Layer(
              "layer-" + s,
              synapses(random, sizes[s - 1], sizes[s], 0.4),
              recurrent && !last
                  ? Optional.of(synapses(random, sizes[s], sizes[s], 0.1))
                  : Optional.empty(),
              taus(random, sizes[s]),
              core(sizes[s])));
    }
    int outputs = sizes[sizes.length - 1];
    List<Population> populations =
        List.of(
            new Population("yes", 0, outputs / 2),
            new Population("no", outputs / 2, outputs - outputs / 2));
    return new Network(8, frontEnd, layers, populations);
  }

  /** Step inputs {@code [steps][channels]}, about a third of them zero. */
  public static float[][] inputs(long seed, int steps, int channels) {
    RandomGenerator random = new SplittableRandom(seed);
    float[][] inputs = new float[steps][channels];
    for (float[] input : inputs) {
      for (int c = 0; c < channels; c++) {
        input[c] = random.nextInt(3) == 0 ? 0f : 4 * random.nextFloat();
      }
    }
    return inputs;
  }

  private static Synapses synapses(
      RandomGenerator random, int inputs, int neurons, double positiveBias) {
    byte[][] codes = new byte[inputs][neurons];
    for (byte[] row : codes) {
      for (int j = 0; j < neurons; j++) {
        int magnitude = 2 * random.nextInt(32) + 1;
        row[j] = (byte) (random.nextDouble() < 0.5 + positiveBias / 2 ? magnitude : -magnitude);
      }
    }
    return Synapses.of(codes);
  }

  private static List<Double> taus(RandomGenerator random, int neurons) {
    return random.ints(neurons, 0, TAUS.length).mapToObj(i -> TAUS[i]).toList();
  }

  private static List<CoreSlice> core(int neurons) {
    return List.of(new CoreSlice(3, neurons));
  }

  private RandomNetworks() {}
}
