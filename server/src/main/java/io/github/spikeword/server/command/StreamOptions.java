package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.stream.FalseAcceptBudget;
import io.github.spikeword.trainer.evaluate.stream.LabelledRecording;
import io.github.spikeword.trainer.evaluate.stream.MatchRules;
import io.github.spikeword.trainer.evaluate.stream.StreamEvaluation;
import io.github.spikeword.trainer.evaluate.stream.StreamReport;
import io.github.spikeword.trainer.evaluate.stream.StreamResults;
import io.github.spikeword.trainer.report.StreamEvaluationPage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code evaluate-stream} and {@code tune} are told alike: a model, recordings, how many false
 * accepts its thresholds may cause, threads, and where a page goes.
 */
public final class StreamOptions {

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final RecordingsOption recordings = new RecordingsOption();

  @Option(
      names = "--speech-budget",
      paramLabel = "N",
      defaultValue = "1",
      converter = NotNegative.class,
      description = "False accepts of a word allowed in an hour of speech (default: 1).")
  private double speech = 1;

  @Option(
      names = "--words-budget",
      paramLabel = "N",
      defaultValue = "1",
      converter = NotNegative.class,
      description = "How many of 100 other words may be taken for a word (default: 1).")
  private double words = 1;

  @Option(
      names = "--else-budget",
      paramLabel = "N",
      defaultValue = "0",
      converter = NotNegative.class,
      description =
          "False accepts of a word allowed in an hour of music, noise and silence (default: 0).")
  private double otherwise;

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Mixin private final HtmlOption html = new HtmlOption();

  /** The model to judge. */
  Bundle bundle() {
    return model.read().bundle();
  }

  /** A phrase that says what the recordings are. */
  String source() {
    return recordings.source();
  }

  /**
   * Lets a model hear the recordings, chooses thresholds, and writes the page if it was asked for.
   *
   * @param chip the mismatched chip it runs on; the nominal one when empty
   * @param err hears of every recording, and of what makes the figures less than they seem
   */
  StreamReport listen(Bundle bundle, Optional<ChipDraw> chip, PrintWriter err) {
    List<LabelledRecording> heard = recordings.recordings(bundle, err);
    StreamResults results =
        StreamEvaluation.run(
            bundle,
            heard,
            MatchRules.standard(),
            chip,
            threads.count(),
            new ProgressCount(err, "heard"));
    FalseAcceptBudget budget = new FalseAcceptBudget(speech, words, otherwise);
    StreamReport report =
        StreamReport.of(bundle, recordings.source(), results, budget, threads.count());
    html.write(() -> StreamEvaluationPage.render(report, bundle.network()));
    return report;
  }

  /** Refuses what is not a number from 0 as a mistake of the command line. */
  static final class NotNegative implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double number = Double.parseDouble(text);
        if (number >= 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // the sentence below says what is wrong
      }
      throw new TypeConversionException("expected a number from 0, found '" + text + "'");
    }
  }
}
