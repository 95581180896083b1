package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Synapses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that anybody can follow by hand: a low tone is "yes", a high one is "no". Two bands, two
 * front-end neurons, one output neuron for each word, and if wanted one for "other" that never
 * fires. A loud tone makes its neurons fire in every step.
 */
public final class ToneBundles {

  public static final double LOW_HZ = 300;
  public static final double HIGH_HZ = 3000;

  private ToneBundles() {}

  /** For clips: the window holds a whole one. */
  public static Bundle forClips() {
    return of(125, false);
  }

  /** For clips and the silence behind them: the window holds 0.2 seconds more than a clip. */
  public static Bundle forClipsAndSilence() {
    return of(150, false);
  }

  /** For streams: a window of 20 steps, a reject class with a bias of 5 spikes. */
  public static Bundle forStreams() {
    return of(20, true);
  }

  private static Bundle of(int windowSteps, boolean other) {
    int outputs = other ? 3 : 2;
    byte[][] codes = new byte[2][outputs];
    codes[0] = other ? new byte[] {63, -63, -63} : new byte[] {63, -63};
    codes[1] = other ? new byte[] {-63, 63, -63} : new byte[] {-63, 63};
    List<Population> populations =
        new ArrayList<>(List.of(new Population("yes", 0, 1), new Population("no", 1, 1)));
    if (other) {
      populations.add(new Population(Population.OTHER, 2, 1));
    }
    Network network =
        new Network(
            8,
            new FrontEnd(List.of(63, 63), List.of(32.0, 32.0), List.of(new CoreSlice(1, 2))),
            List.of(
                new Layer(
                    "output",
                    Synapses.of(codes),
                    Optional.empty(),
                    Collections.nCopies(outputs, 128.0),
                    List.of(new CoreSlice(2, outputs)))),
            populations);
    FeatureSettings features =
        new FeatureSettings(
            16_000,
            128,
            List.of(LOW_HZ, HIGH_HZ),
            3,
            2,
            new Compression.Linear(),
            List.of(100.0, 100.0),
            5);
    return new Bundle(
        "tones",
        network,
        features,
        new ReadoutSettings(
            CountingWindow.plain(windowSteps), other ? List.of(0.0, 0.0, 5.0) : List.of(0.0, 0.0)),
        new DetectorSettings(Map.of("yes", new WordLevels(1, 0), "no", new WordLevels(1, 0)), 200),
        Map.of());
  }

  /** Silence with a tone in it, 16 kHz. */
  public static float[] tone(double hertz, double from, double to, double seconds) {
    float[] sound = new float[(int) Math.round(seconds * 16_000)];
    for (int i = (int) (from * 16_000); i < (int) (to * 16_000); i++) {
      sound[i] = (float) (0.5 * StrictMath.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return sound;
  }
}
