package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.FeatureSettings;

/**
 * How a model that hears one clip is made to choose between its words. Either way the reject class
 * "other" takes no part in the choice, and of equals the first label wins.
 */
public enum DecisionRule {

  /**
   * The level of every label over the whole clip: spikes per neuron plus bias. For read-out windows
   * that hold a whole clip.
   */
  WHOLE_CLIP("spikes per neuron plus bias over the whole clip", 0),

  /**
   * The highest level that a label reaches in any window during the clip and half a second of zeros
   * behind it, in which the window can still fill. For shorter windows, as models for continuous
   * listening have.
   */
  HIGHEST_WINDOW("highest windowed level over the clip and 0.5 s of silence after it", 0.5);

  /** Length that every clip is brought to, with zeros or by cutting its end. */
  public static final double CLIP_SECONDS = 1;

  private final String description;
  private final double silentSeconds;

  DecisionRule(String description, double silentSeconds) {
    this.description = description;
    this.silentSeconds = silentSeconds;
  }

  /** The rule that fits a model's read-out window. */
  public static DecisionRule of(Bundle bundle) {
    int clipSteps = WHOLE_CLIP.samples(bundle.features()) / bundle.features().frameSamples();
    return bundle.readout().windowSteps() >= clipSteps ? WHOLE_CLIP : HIGHEST_WINDOW;
  }

  /** The rule in words, for reports. */
  public String description() {
    return description;
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
