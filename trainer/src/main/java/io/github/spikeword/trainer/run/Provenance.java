package io.github.spikeword.trainer.run;

import io.github.spikeword.models.BuildVersion;
import io.github.spikeword.models.bundle.ModelCard;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a bundle comes from, as its manifest says. No time and no place is in it: the same run
 * gives the same bytes.
 */
public final class Provenance {

  /**
   * The training part of a manifest.
   *
   * @param origin the corpus, one phrase
   * @param fingerprint of the settings and of what it was trained on, see {@link Fingerprint}
   * @param data what else is known about what the run was trained on, by name
   * @param epoch epoch that was exported
   * @param metrics what was measured
   */
  public static Map<String, Object> of(
      TrainSettings settings,
      String origin,
      String fingerprint,
      Map<String, Object> data,
      int epoch,
      Map<String, Object> metrics) {
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("software", "Spikeword " + BuildVersion.current());
    training.put("corpus", origin);
    training.put("runFingerprint", fingerprint);
    training.putAll(data);
    training.put("seed", settings.run().seed());
    training.put("epoch", epoch);
    training.put("settings", SettingsFile.toMap(settings));
    training.put(ModelCard.METRICS, metrics);
    training.put(
        ModelCard.LIMITS,
        List.of(
            limit(settings.split().method())
                + "; the testing partition of the corpus was not used."));
    return training;
  }

  private static String limit(SplitSettings.Method method) {
    return switch (method) {
      case OFFICIAL, FOLD ->
          "Figures are measured on speakers and recordings that training did not see, but that"
              + " choices were made on";
      case LISTS ->
          "Figures are measured on the clips of a list that training did not see, but that choices"
              + " were made on, while whether it heard their speakers depends on the list";
      case RANDOM ->
          "Figures are measured on clips that training did not see, but of speakers that it may"
              + " have heard, so they flatter the model";
      case ALL -> "Nothing was kept from training to measure it on";
    };
  }

  private Provenance() {}
}
