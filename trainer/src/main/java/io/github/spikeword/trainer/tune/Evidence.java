package io.github.spikeword.trainer.tune;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.ModelCard;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipReportJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a bundle what was measured on clips, for its manifest and its card. The network and all
 * that belongs to it stay as they are.
 */
public final class Evidence {

  private static final String MISMATCH = "mismatch";

  /**
   * The same model with other figures on clips.
   *
   * @param report what it made of the clips
   * @param repeats what training anew gave, see {@link Repeats}; if empty, what the bundle holds of
   *     it stays
   */
  public static Bundle apply(Bundle bundle, ClipReport report, List<Map<String, Object>> repeats) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    if (bundle.training().get(ModelCard.METRICS) instanceof Map<?, ?> before) {
      before.forEach((name, value) -> metrics.put(String.valueOf(name), value));
    }
    metrics.put(ModelCard.CLIPS, clips(report));
    if (!repeats.isEmpty()) {
      metrics.put(ModelCard.REPEATS, repeats);
    }
    Map<String, Object> training = new LinkedHashMap<>(bundle.training());
    training.put(ModelCard.METRICS, metrics);
    return new Bundle(
        bundle.name(),
        bundle.network(),
        bundle.features(),
        bundle.readout(),
        bundle.detector(),
        training);
  }

  /** The report's figures; the chips one by one would only make the manifest long. */
  private static Map<String, Object> clips(ClipReport report) {
    Map<String, Object> figures = ClipReportJson.figures(report).map();
    if (figures.get(MISMATCH) instanceof Map<?, ?> mismatch) {
      mismatch.remove("accuracies");
    }
    return figures;
  }

  private Evidence() {}
}
