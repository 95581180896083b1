package io.github.spikeword.trainer.compose;

import java.util.Map;

/** Unchanged clips at -26 dBFS with half a second to one and a half between them, for tests. */
final class IsolatedWords {

  static ComposeSettings of(
      double seconds, Map<String, Double> keywords, ComposeSettings.Background background) {
    return new ComposeSettings(
        seconds,
        new Range(8, 20),
        Range.only(-26),
        background,
        new ComposeSettings.Events(keywords, 0, Map.of(), 0, 0, 0, Range.only(1)),
        new Range(0.5, 1.5),
        ComposeSettings.Words.plain(),
        ComposeSettings.Speech.plain());
  }

  /** Noise under everything, recorded where there is any, so far below the words. */
  static ComposeSettings.Background noisy(double decibels) {
    return new ComposeSettings.Background(1, Range.only(decibels), 1, 0, Range.only(-85));
  }

  private IsolatedWords() {}
}
