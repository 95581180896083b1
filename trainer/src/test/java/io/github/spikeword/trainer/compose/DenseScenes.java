package io.github.spikeword.trainer.compose;

import java.util.Map;

/** Dense events of every kind over changing levels and backgrounds, for tests. */
final class DenseScenes {

  static ComposeSettings of(double seconds) {
    return new ComposeSettings(
        seconds,
        new Range(8, 20),
        new Range(-34, -14),
        new ComposeSettings.Background(0.5, new Range(5, 32), 0.7, 0.3, new Range(-85, -50)),
        new ComposeSettings.Events(
            Map.of("yes", 0.19, "no", 0.21),
            0.34,
            Map.of("go", 2.0),
            0.17,
            0.06,
            0.03,
            new Range(1.5, 5)),
        new Range(0.04, 1.1),
        new ComposeSettings.Words(
            new Range(-5, 5), 0.5, new Range(0.87, 1.15), 0.5, new Range(0.03, 0.2)),
        ComposeSettings.Speech.plain());
  }

  private DenseScenes() {}
}
