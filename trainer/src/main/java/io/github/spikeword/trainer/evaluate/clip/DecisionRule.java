package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.FeatureSettings;

/**
 * How a model that hears one clip is made to choose between its words. Either way the reject class
 * "other" takes no part in the choice, and of equals the first label wins.
 *
 * @param choice which levels are compared
 * @param silentSeconds length of the zeros that are heard behind the clip, seconds, from 0
 */
public record DecisionRule(Choice choice, double silentSeconds) {

  /** Which levels are compared. */
  public enum Choice {

    /**
     * The level of every label over all that is heard: spikes per neuron plus bias. For read-out
     * windows that hold a whole clip; what the window holds beyond the clip is silence.
     */
    WHOLE_CLIP("spikes per neuron plus bias over the whole clip"),

    /**
     * The highest level that a label reaches in any window during the clip and half a second of
     * zeros behind it, in which the window can still fill. For shorter windows, as models for
     * continuous listening have, and for windows in parts.
     */
    HIGHEST_WINDOW("highest windowed level over the clip");

    private final String description;

    Choice(String description) {
      this.description = description;
    }
  }

  /** Length that every clip is brought to, with zeros or by cutting its end. */
  public static final double CLIP_SECONDS = 1;

  /** Silence behind a clip for windows that do not hold all of it. */
  private static final double SECONDS_TO_FILL = 0.5;

  /** The rule that fits a model's read-out window. */
  public static DecisionRule of(Bundle bundle) {
    return of(bundle.readout().window(), bundle.features());
  }

  /** The rule that fits a read-out window over steps of such features. */
  public static DecisionRule of(CountingWindow window, FeatureSettings features) {
    if (!window.isPlain() || window.steps() < clipSamples(features) / features.frameSamples()) {
      return new DecisionRule(Choice.HIGHEST_WINDOW, SECONDS_TO_FILL);
    }
    int beyond = Math.max(0, window.steps() * features.frameSamples() - clipSamples(features));
    return new DecisionRule(Choice.WHOLE_CLIP, (double) beyond / features.sampleRateHz());
  }

  /** The rule in words, for reports. */
  public String description() {
    return silentSeconds == 0
        ? choice.description
        : choice.description
            + " and "
            + Math.round(1000 * silentSeconds)
            + " ms of silence after it";
  }

  /** Samples of a clip before the silence behind it. */
  static int clipSamples(FeatureSettings features) {
    return (int) Math.round(CLIP_SECONDS * features.sampleRateHz());
  }

  /** Samples that are worked through for a clip. */
  int samples(FeatureSettings features) {
    return clipSamples(features) + (int) Math.round(silentSeconds * features.sampleRateHz());
  }
}
