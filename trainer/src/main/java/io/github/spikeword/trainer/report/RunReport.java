package io.github.spikeword.trainer.report;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.run.EpochMetrics;
import io.github.spikeword.trainer.run.TrainingData;
import java.util.List;
import java.util.Optional;

public final class RunReport {
  public static final String FILE = "report.html";

  public static String render(
      TrainSettings settings,
      List<EpochMetrics> metrics,
      Bundle bundle,
      TrainingData data,
      Optional<ClipReport> validation) {
    return "";
  }

  private RunReport() {}
}
