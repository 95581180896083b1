package io.github.spikeword.trainer.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleReader;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.corpus.Split;
import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import io.github.spikeword.trainer.evaluate.clip.ClipAssessment;
import io.github.spikeword.trainer.evaluate.clip.ClipEvaluation;
import io.github.spikeword.trainer.evaluate.clip.ClipOptions;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.run.TrainingData;
import io.github.spikeword.trainer.statistics.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a finished run's bundle makes of its validation clips under other circumstances; kept in the
 * run folder, so that it is worked out once.
 *
 * @param circumstances what was asked for
 * @param noise correct clips at each of its ratios
 * @param chips correct clips on each of its chips
 */
public record CircumstanceFigures(
    Circumstances circumstances, List<Share> noise, List<Share> chips) {

  private static final String FILE = "circumstances.json";

  public CircumstanceFigures {
    noise = List.copyOf(noise);
    chips = List.copyOf(chips);
  }

  /** The clips of both together, level by level and chip by chip; asked for alike. */
  public CircumstanceFigures plus(CircumstanceFigures other) {
    if (!circumstances.equals(other.circumstances)) {
      throw new IllegalArgumentException(
          "Only figures under the same circumstances add up, found "
              + circumstances
              + " and "
              + other.circumstances
              + ".");
    }
    return new CircumstanceFigures(circumstances, sum(noise, other.noise), sum(chips, other.chips));
  }

  private static List<Share> sum(List<Share> left, List<Share> right) {
    List<Share> sum = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      sum.add(left.get(i).plus(right.get(i)));
    }
    return sum;
  }

  /**
   * Takes the figures from the run folder, or works them out and puts them there.
   *
   * @param folder folder of a finished run
   * @param settings its settings, which divide the clips
   * @param threads how many threads work, from 1
   * @throws UserError if folder, bundle or corpus cannot be used
   */
  public static CircumstanceFigures of(
      RunFolder folder,
      TrainSettings settings,
      Path dataDir,
      Circumstances circumstances,
      int threads) {
    Path file = folder.path().resolve(FILE);
    try {
      if (Files.exists(file)) {
        CircumstanceFigures kept = JsonText.read(Files.readString(file), CircumstanceFigures.class);
        if (kept.circumstances.equals(circumstances)) {
          return kept;
        }
      }
      CircumstanceFigures fresh = judge(folder, settings, dataDir, circumstances, threads);
      folder.writeText(FILE, JsonText.write(fresh));
      return fresh;
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The figures " + file + " are damaged: " + JsonText.explain(e) + " Delete the file.", e);
    } catch (IOException e) {
      throw folder.unwritable(e);
    }
  }

  private static CircumstanceFigures judge(
      RunFolder folder,
      TrainSettings settings,
      Path dataDir,
      Circumstances circumstances,
      int threads) {
    Bundle bundle = BundleReader.read(folder.bundle(settings.name())).bundle();
    Corpus corpus = Corpus.scan(dataDir);
    Split split = TrainingData.split(settings, corpus);
    ClipEvaluation evaluation =
        ClipEvaluation.of(bundle, split.validation(), SoundReader.FILES, threads, Progress.SILENT);
    ClipOptions plain = ClipOptions.plain(threads);
    ClipReport clean =
        ClipReport.of(
            bundle.network(),
            bundle.name(),
            "validation",
            split.method(),
            plain,
            evaluation.run(plain));
    ClipReport report =
        ClipAssessment.under(circumstances, clean, evaluation, corpus, Progress.SILENT);
    return new CircumstanceFigures(
        circumstances,
        report.noises().stream()
            .filter(row -> row.snrDb().isPresent())
            .map(ClipReport.NoiseRow::accuracy)
            .toList(),
        report.chips().map(ClipReport.Chips::accuracies).orElse(List.of()));
  }
}
