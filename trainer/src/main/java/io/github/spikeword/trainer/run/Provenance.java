package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.ModelCard;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a bundle comes from, as its manifest says. */
final class Provenance {

  /** Corpus, split, clip counts, seed, settings and what was measured on the validation clips. */
  static Map<String, Object> of(
      TrainSettings settings, TrainingData data, Candidate candidate, Optional<ClipJudge> judge) {
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("corpus", "Speech Commands v0.02 (Warden 2018, arXiv:1804.03209), CC BY 4.0");
    training.put("split", data.splitMethod());
    training.put("trainingClips", data.training().size());
    training.put("validationClips", data.validation().size());
    training.put("brokenClips", data.broken().size());
    training.put("seed", settings.run().seed());
    training.put("epoch", candidate.epoch());
    training.put("settings", SettingsFile.toMap(settings));
    Map<String, Object> metrics = new LinkedHashMap<>();
    judge.ifPresent(
        j -> {
          int correct =
              j.correct(
                  candidate.parameters(),
                  Learner.exportProjection(candidate.parameters(), candidate.signs()));
          metrics.put("validationCorrect", correct);
          metrics.put("validationClips", data.validation().size());
          metrics.put("validationAccuracy", (double) correct / data.validation().size());
        });
    training.put(ModelCard.METRICS, metrics);
    training.put(
        ModelCard.LIMITS,
        List.of(
            "Accuracies are measured on the validation speakers of the corpus; the testing"
                + " partition was not used."));
    return training;
  }

  private Provenance() {}
}
