package io.github.spikeword.stream;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Synapses;
import io.github.spikeword.stream.features.FeatureDefaults;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Untrained models that fire a lot, and sound to make them. */
public final class TestBundles {

  private static final int HIDDEN = 20;
  private static final int PER_LABEL = 5;

  private TestBundles() {}

  /** A random recurrent network for yes, no and other whose scores wander about zero. */
  public static Bundle random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int channels = FeatureDefaults.CHANNELS;
    int outputs = 3 * PER_LABEL;
    Network network =
        new Network(
            8,
            new FrontEnd(
                Collections.nCopies(channels, 63),
                Collections.nCopies(channels, 32.0),
                List.of(new CoreSlice(1, channels))),
            List.of(
                new Layer(
                    "hidden",
                    synapses(channels, HIDDEN, random),
                    Optional.of(synapses(HIDDEN, HIDDEN, random)),
                    Collections.nCopies(HIDDEN, 64.0),
                    List.of(new CoreSlice(3, HIDDEN))),
                new Layer(
                    "output",
                    synapses(HIDDEN, outputs, random),
                    Optional.empty(),
                    Collections.nCopies(outputs, 128.0),
                    List.of(new CoreSlice(2, outputs)))),
            List.of(
                new Population("yes", 0, PER_LABEL),
                new Population("no", PER_LABEL, PER_LABEL),
                new Population(Population.OTHER, 2 * PER_LABEL, PER_LABEL)));
    return new Bundle(
        "random",
        network,
        FeatureDefaults.standard(FeatureDefaults.STREAM_PCEN)
            .withGain(Collections.nCopies(channels, 4.0)),
        new ReadoutSettings(CountingWindow.plain(20), List.of(0.0, 0.0, 0.0)),
        detector(0.5, 0.25, 200),
        Map.of());
  }

  /** The same levels for both words. */
  public static DetectorSettings detector(
      double threshold, double release, double refractoryMillis) {
    WordLevels levels = new WordLevels(threshold, release);
    return new DetectorSettings(Map.of("yes", levels, "no", levels), refractoryMillis);
  }

  private static Synapses synapses(int inputs, int neurons, SplittableRandom random) {
    byte[][] codes = new byte[inputs][neurons];
    for (byte[] row : codes) {
      for (int n = 0; n < neurons; n++) {
        row[n] = (byte) (2 * random.nextInt(-32, 32) + 1);
      }
    }
    return Synapses.of(codes);
  }

  /** Noise and tones in bursts of 50 to 500 ms with silence between, 16 kHz. */
  public static float[] bursts(double seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] sound = new float[(int) (seconds * 16_000)];
    int at = 0;
    while (at < sound.length) {
      int end = Math.min(sound.length, at + 800 + random.nextInt(7200));
      double hertz = 100 + random.nextInt(6000);
      double level = random.nextInt(4) == 0 ? 0 : 0.02 + 0.3 * random.nextDouble();
      double noise = random.nextDouble();
      for (; at < end; at++) {
        double tone = StrictMath.sin(2 * Math.PI * hertz * at / 16_000);
        sound[at] = (float) (level * (tone * (1 - noise) + noise * (2 * random.nextDouble() - 1)));
      }
    }
    return sound;
  }
}
