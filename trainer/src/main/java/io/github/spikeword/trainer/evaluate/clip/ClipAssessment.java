package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.corpus.Split;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.TrainedOn;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers a {@link ClipRequest} from a corpus on disk: the whole of {@code spikeword evaluate}. */
public final class ClipAssessment {

  private ClipAssessment() {}

  /**
   * Judges the model.
   *
   * @param progress hears of every clip read, then of every chip
   * @throws UserError if the corpus cannot be used, or lacks the model's words
   */
  public static ClipReport run(ClipRequest request, Progress progress) {
    Bundle bundle = request.bundle();
    Corpus corpus = Corpus.scan(request.dataDir());
    List<String> words = List.copyOf(bundle.detector().words().keySet());
    Split split = Split.bySpeaker(corpus.select(words).clips());
    ClipEvaluation evaluation =
        ClipEvaluation.of(
            bundle, clips(split, request), SoundReader.FILES, request.threads(), progress);
    ClipOptions plain = ClipOptions.plain(request.threads());
    ClipReport report =
        ClipReport.of(
            bundle.network(),
            bundle.name(),
            request.partition().label(),
            split.method(),
            plain,
            evaluation.run(plain));
    return under(request.circumstances(), report, evaluation, corpus, progress);
  }

  /**
   * A report with what the same clips give under other circumstances.
   *
   * @param report what they give clean, on the nominal chip
   * @param corpus holds the recorded noise; what trained the model is left out
   * @param progress hears of every chip
   */
  public static ClipReport under(
      Circumstances circumstances,
      ClipReport report,
      ClipEvaluation evaluation,
      Corpus corpus,
      Progress progress) {
    ClipReport judged = report;
    if (!circumstances.noiseLevels().isEmpty()) {
      judged = withNoise(judged, evaluation, corpus, circumstances);
    }
    if (circumstances.chips() > 0) {
      ChipDraw family = ChipDraw.of(circumstances.mismatch(), circumstances.seed(), 0);
      judged =
          judged.with(
              new ClipReport.Chips(
                  family.leakSpread(),
                  family.thresholdSpread(),
                  circumstances.seed(),
                  evaluation.runOnChips(
                      report.options().with(family), circumstances.chips(), progress)));
    }
    return judged;
  }

  private static List<Clip> clips(Split split, ClipRequest request) {
    List<Clip> clips =
        switch (request.partition()) {
          case TRAINING -> split.training();
          case VALIDATION -> split.validation();
          case TESTING -> split.testing();
        };
    if (clips.isEmpty()) {
      throw new UserError(
          "The "
              + request.partition().label()
              + " partition of "
              + request.dataDir()
              + " holds no clip of "
              + String.join(", ", request.bundle().detector().words().keySet())
              + ". Choose another partition.");
    }
    return clips;
  }

  private static ClipReport withNoise(
      ClipReport clean, ClipEvaluation evaluation, Corpus corpus, Circumstances asked) {
    Reading.All<Sound> recorded =
        Reading.all(
            SoundReader.FILES,
            TrainedOn.of(evaluation.bundle()).unheard(corpus, Sound.Kind.NOISE),
            Sound::path,
            clean.options().threads(),
            Progress.SILENT);
    SoundBank bank = SoundBank.of(recorded.sounds());
    List<ClipReport.NoiseRow> rows = new ArrayList<>();
    rows.add(new ClipReport.NoiseRow(Optional.empty(), clean.metrics().accuracy()));
    for (double level : asked.noiseLevels()) {
      ClipNoise noise = new ClipNoise(level, bank, asked.seed());
      ClipResults results = evaluation.run(clean.options().with(noise));
      rows.add(new ClipReport.NoiseRow(Optional.of(level), ClipMetrics.accuracy(results)));
    }
    return clean.with(rows, recorded.broken());
  }
}
