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
    if (!request.noiseLevels().isEmpty()) {
      report = report.with(noiseRows(evaluation, corpus, request, report));
    }
    if (request.chips() > 0) {
      ChipDraw family = ChipDraw.of(request.mismatch(), request.seed(), 0);
      report =
          report.with(
              new ClipReport.Chips(
                  family.leakSpread(),
                  family.thresholdSpread(),
                  request.seed(),
                  evaluation.runOnChips(plain.with(family), request.chips(), progress)));
    }
    return report;
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

  private static List<ClipReport.NoiseRow> noiseRows(
      ClipEvaluation evaluation, Corpus corpus, ClipRequest request, ClipReport clean) {
    Reading.All<Sound> recorded =
        Reading.all(
            SoundReader.FILES,
            corpus.sounds(Sound.Kind.NOISE),
            Sound::path,
            request.threads(),
            Progress.SILENT);
    SoundBank bank = SoundBank.of(recorded.sounds());
    List<ClipReport.NoiseRow> rows = new ArrayList<>();
    rows.add(new ClipReport.NoiseRow(Optional.empty(), clean.metrics().accuracy()));
    for (double level : request.noiseLevels()) {
      ClipNoise noise = new ClipNoise(level, bank, request.seed());
      ClipResults results = evaluation.run(clean.options().with(noise));
      rows.add(new ClipReport.NoiseRow(Optional.of(level), ClipMetrics.accuracy(results)));
    }
    return rows;
  }
}
