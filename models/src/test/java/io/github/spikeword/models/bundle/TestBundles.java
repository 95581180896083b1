package io.github.spikeword.models.bundle;

import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Synapses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small bundles for tests, every value written out. */
final class TestBundles {

  /** 3 bands, 5 recurrent neurons, 4 outputs for yes, no and other; obeys all chip rules. */
  static Bundle tiny() {
    Network network =
        new Network(
            8,
            new FrontEnd(List.of(7, 63, 1), List.of(32.0, 32.0, 32.0), cores(1, 3)),
            List.of(
                new Layer(
                    "hidden",
                    Synapses.of(
                        new byte[][] {
                          {63, -21, 41, -63, 5}, {33, -1, 63, -3, 63}, {51, -7, 25, -11, 63}
                        }),
                    Optional.of(
                        Synapses.of(
                            new byte[][] {
                              {11, -3, 5, 7, -1},
                              {1, -63, 15, 63, -9},
                              {31, -13, 1, 27, -3},
                              {3, -5, 19, 1, -33},
                              {21, -1, 35, 9, -63}
                            })),
                    List.of(32.0, 64.0, 128.0, 256.0, 32.0),
                    cores(3, 5)),
                new Layer(
                    "output",
                    Synapses.of(
                        new byte[][] {
                          {63, -5, 3, 1},
                          {41, -9, 63, 9},
                          {63, -63, 17, 63},
                          {1, -1, 29, 45},
                          {55, -33, 63, 7}
                        }),
                    Optional.empty(),
                    List.of(128.0, 128.0, 128.0, 64.0),
                    List.of(new CoreSlice(1, 2), new CoreSlice(2, 2)))),
            List.of(
                new Population("yes", 0, 1),
                new Population("no", 1, 1),
                new Population("other", 2, 2)));
    Map<String, WordLevels> words = new LinkedHashMap<>();
    words.put("yes", new WordLevels(1.5, 0.5));
    words.put("no", new WordLevels(2.25, 1.25));
    return new Bundle(
        "tiny",
        network,
        new FeatureSettings(
            16_000,
            128,
            List.of(125.0, 500.0, 2000.0),
            3,
            2,
            new Compression.Pcen(0.03, 0.8, 0.1, 0.25, 1e-4, 1e-4, 5),
            List.of(5.9, 7.5, 12.45),
            7.375),
        new ReadoutSettings(CountingWindow.plain(63), List.of(-2.5, -2.0, 3.0)),
        new DetectorSettings(words, 750),
        training());
  }

  /** The tiny network with two outputs each for yes and no, counted in two parts of the window. */
  static Bundle tinyInParts() {
    Bundle tiny = tiny();
    Network network = tiny.network();
    return new Bundle(
        "tiny-in-parts",
        new Network(
            network.stepMillis(),
            network.frontEnd(),
            network.layers(),
            List.of(new Population("yes", 0, 2), new Population("no", 2, 2))),
        tiny.features(),
        new ReadoutSettings(new CountingWindow(2, 15, 30), List.of(0.5, -0.25)),
        tiny.detector(),
        tiny.training());
  }

  /** The tiny bundle with another compression. */
  static Bundle tiny(Compression compression) {
    Bundle tiny = tiny();
    FeatureSettings f = tiny.features();
    return new Bundle(
        tiny.name(),
        tiny.network(),
        new FeatureSettings(
            f.sampleRateHz(),
            f.frameSamples(),
            f.centreHz(),
            f.q(),
            f.sections(),
            compression,
            f.gain(),
            f.saturation()),
        tiny.readout(),
        tiny.detector(),
        tiny.training());
  }

  private static Map<String, Object> training() {
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("corpus", "made up for tests");
    training.put("seed", 7);
    training.put("clipCounts", Map.of("training", 12));
    training.put("metrics", Map.of("validationAccuracy", 0.75));
    training.put("limits", List.of("Knows three bands only."));
    return training;
  }

  private static List<CoreSlice> cores(int core, int neurons) {
    return List.of(new CoreSlice(core, neurons));
  }

  private TestBundles() {}
}
