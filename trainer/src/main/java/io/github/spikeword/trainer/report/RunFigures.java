package io.github.spikeword.trainer.report;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.augment.ClipLength;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipResult;
import io.github.spikeword.trainer.run.EpochMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All figures that the page of a run shows.
 *
 * @param settings what the run was told
 * @param epochs metrics of every epoch
 * @param bundle what came out
 * @param validation how the bundle judges the validation clips, if there are any
 * @param examples clips with everything that the network did
 * @param bandLevels mean front-end input of each band by word
 */
public record RunFigures(
    TrainSettings settings,
    List<EpochMetrics> epochs,
    Bundle bundle,
    Optional<ClipReport> validation,
    List<ExampleClip> examples,
    Map<String, List<Double>> bandLevels) {

  private static final int MOST_RIGHT = 4;
  private static final int MOST_WRONG = 2;
  private static final int CLIPS_PER_WORD = 50;

  public RunFigures {
    epochs = List.copyOf(epochs);
    examples = List.copyOf(examples);
  }

  /**
   * Gathers the figures. Examples are the first clip of each word that was judged right, of up to
   * four words, and the first two that were judged wrong.
   *
   * @param reader reads the clips again that are looked at closely
   */
  public static RunFigures of(
      TrainSettings settings,
      List<EpochMetrics> epochs,
      Bundle bundle,
      Optional<ClipReport> validation,
      SoundReader reader) {
    List<ClipResult> judged = validation.map(report -> report.results().clips()).orElse(List.of());
    List<ExampleClip> examples = new ArrayList<>();
    for (ClipResult result : worthShowing(settings.words(), judged)) {
      inputs(bundle.features(), result, reader)
          .ifPresent(
              input ->
                  examples.add(
                      ExampleClip.of(
                          bundle,
                          String.valueOf(result.clip().path().getFileName()),
                          result.clip().word(),
                          result.decided(),
                          input)));
    }
    Map<String, List<Double>> bands = new LinkedHashMap<>();
    for (String word : settings.words()) {
      bandLevels(bundle.features(), word, judged, reader)
          .ifPresent(levels -> bands.put(word, levels));
    }
    return new RunFigures(settings, epochs, bundle, validation, examples, bands);
  }

  private static List<ClipResult> worthShowing(List<String> words, List<ClipResult> judged) {
    List<ClipResult> chosen = new ArrayList<>();
    for (String word : words.subList(0, Math.min(MOST_RIGHT, words.size()))) {
      judged.stream()
          .filter(r -> r.isCorrect() && r.clip().word().equals(word))
          .findFirst()
          .ifPresent(chosen::add);
    }
    judged.stream().filter(r -> !r.isCorrect()).limit(MOST_WRONG).forEach(chosen::add);
    return chosen;
  }

  /** One second of front-end inputs; nothing if the file has gone since it was judged. */
  private static Optional<float[][]> inputs(
      FeatureSettings features, ClipResult result, SoundReader reader) {
    try {
      float[] sound = reader.read(result.clip().path());
      return Optional.of(
          FeatureExtractor.extractAll(features, ClipLength.fit(sound, features.sampleRateHz())));
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Double>> bandLevels(
      FeatureSettings features, String word, List<ClipResult> judged, SoundReader reader) {
    double[] sum = new double[features.channels()];
    long steps = 0;
    for (ClipResult result :
        judged.stream().filter(r -> r.clip().word().equals(word)).limit(CLIPS_PER_WORD).toList()) {
      for (float[] step : inputs(features, result, reader).orElse(new float[0][])) {
        for (int band = 0; band < sum.length; band++) {
          sum[band] += step[band];
        }
        steps++;
      }
    }
    if (steps == 0) {
      return Optional.empty();
    }
    List<Double> mean = new ArrayList<>();
    for (double s : sum) {
      mean.add(s / steps);
    }
    return Optional.of(mean);
  }
}
