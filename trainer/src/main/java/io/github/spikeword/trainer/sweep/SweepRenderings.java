package io.github.spikeword.trainer.sweep;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.text.MarkdownTable;
import io.github.spikeword.trainer.evaluate.JsonFields;
import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import io.github.spikeword.trainer.job.CircumstanceFigures;
import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link SweepTable} as Markdown, CSV and JSON. */
public final class SweepRenderings {

  /** Markdown: one row a variant, then one a seed, then what did not go as planned. */
  public static String markdown(SweepTable table) {
    MarkdownTable seeds =
        new MarkdownTable(
                "variant", "seed", "folds", "correct", "clips", "accuracy", "95 % (Wilson)")
            .numbersFrom(1);
    for (SweepTable.Variant variant : table.variants()) {
      for (SweepTable.Seed seed : variant.seeds()) {
        seeds.row(
            variant.name(),
            seed.seed(),
            seed.folds(),
            seed.accuracy().part(),
            seed.accuracy().whole(),
            percent(seed.accuracy().value()),
            interval(seed.accuracy()));
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(variants(table)).append('\n');
    if (table.variants().size() > 1) {
      text.append(comparisons(table)).append('\n');
    }
    text.append(seeds).append(circumstances(table));
    for (SweepOutcome outcome : table.outcomes()) {
      if (outcome.result().isEmpty()) {
        line(text, "%n%s failed: %s", outcome.run().folderName(), outcome.failure());
      }
    }
    if (table.outcomes().size() < table.planned()) {
      line(text, "%n%d of %d runs ended.", table.outcomes().size(), table.planned());
    }
    return text.toString();
  }

  /** CSV: one row a run. */
  public static String csv(SweepTable table) {
    StringBuilder text =
        new StringBuilder("variant,seed,fold,correct,clips,accuracy,low95,high95,epochs,folder\n");
    for (SweepOutcome outcome : table.outcomes()) {
      outcome
          .result()
          .ifPresent(
              result -> result.validation().ifPresent(v -> csvRow(text, outcome, result, v)));
    }
    return text.toString();
  }

  /** JSON: variants with their seeds, then runs. */
  public static String json(SweepTable table) {
    return JsonText.write(
        new JsonFields()
            .put("planned", table.planned())
            .put("ended", table.outcomes().size())
            .put("variants", table.variants().stream().map(SweepRenderings::variant).toList())
            .put("runs", table.outcomes().stream().map(SweepRenderings::run).toList())
            .map());
  }

  private static MarkdownTable variants(SweepTable table) {
    MarkdownTable rows =
        new MarkdownTable(
                "variant",
                "seeds",
                "clips a seed",
                "median",
                "95 % (Wilson)",
                "mean",
                "deviation",
                "min",
                "max")
            .numbersFrom(1);
    for (SweepTable.Variant variant : table.variants()) {
      Sample sample = variant.accuracies();
      if (sample.size() == 0) {
        rows.row(variant.name(), 0, "", "", "", "", "", "", "");
        continue;
      }
      Share median = variant.medianSeed().orElseThrow().accuracy();
      rows.row(
          variant.name(),
          sample.size(),
          median.whole(),
          percent(sample.median()),
          interval(median),
          percent(sample.mean()),
          format("%.2f", 100 * sample.deviation()),
          percent(sample.min()),
          percent(sample.max()));
    }
    return rows;
  }

  private static MarkdownTable comparisons(SweepTable table) {
    MarkdownTable rows =
        new MarkdownTable(
                "variant to base",
                "common seeds",
                "points",
                "95 % over seeds (t)",
                "95 % over speakers (bootstrap)",
                "decisions won",
                "lost")
            .numbersFrom(1);
    for (SweepTable.Variant variant : table.variants()) {
      variant
          .versusBase()
          .ifPresent(
              versus ->
                  rows.row(
                      variant.name(),
                      versus.seeds(),
                      format("%+.2f", 100 * versus.difference()),
                      versus.overSeeds().map(SweepRenderings::points).orElse(""),
                      versus.overSpeakers().map(SweepRenderings::points).orElse(""),
                      versus.won(),
                      versus.lost()));
    }
    return rows;
  }

  /** Medians over seeds; clips of all folds of a seed are pooled, for chips chip by chip. */
  private static String circumstances(SweepTable table) {
    StringBuilder text = new StringBuilder();
    for (SweepTable.Variant variant : table.variants()) {
      List<CircumstanceFigures> seeds =
          variant.seeds().stream().flatMap(seed -> seed.figures().stream()).toList();
      if (seeds.isEmpty()) {
        continue;
      }
      Circumstances asked = seeds.get(0).circumstances();
      line(text, "");
      for (int i = 0; i < asked.noiseLevels().size(); i++) {
        int level = i;
        line(
            text,
            "%s at %.0f dB: median of %d seeds %s",
            variant.name(),
            asked.noiseLevels().get(i),
            seeds.size(),
            percent(median(seeds.stream().map(seed -> seed.noise().get(level).value()).toList())));
      }
      if (asked.chips() > 0) {
        line(
            text,
            "%s on %d chips with leaks spread %.0f %%: median of %d seeds of the median chip %s",
            variant.name(),
            asked.chips(),
            100 * asked.mismatch(),
            seeds.size(),
            percent(median(seeds.stream().map(SweepRenderings::medianChip).toList())));
      }
    }
    return text.toString();
  }

  private static double medianChip(CircumstanceFigures seed) {
    return median(seed.chips().stream().map(Share::value).toList());
  }

  private static double median(List<Double> values) {
    return Sample.of(values).median();
  }

  private static void csvRow(
      StringBuilder text, SweepOutcome outcome, RunResult result, RunResult.Validation validation) {
    PlannedRun run = outcome.run();
    line(
        text,
        "%s,%d,%s,%d,%d,%.6f,%.6f,%.6f,%d,runs/%s",
        run.variant(),
        run.seed(),
        run.fold().isPresent() ? run.fold().getAsInt() : "",
        validation.correct(),
        validation.clips(),
        validation.accuracy(),
        validation.low(),
        validation.high(),
        result.epochs(),
        run.folderName());
  }

  private static Map<String, Object> variant(SweepTable.Variant variant) {
    JsonFields fields = new JsonFields().put("name", variant.name());
    fields.put("accuracy", JsonFields.sample(variant.accuracies()));
    variant
        .medianSeed()
        .ifPresent(
            s -> fields.put("medianSeed", JsonFields.share("correct", "clips", s.accuracy())));
    variant.versusBase().ifPresent(versus -> fields.put("versusBase", versus(versus)));
    fields.put("unfinishedSeeds", variant.unfinished());
    List<Map<String, Object>> seeds =
        variant.seeds().stream()
            .map(
                s -> {
                  JsonFields seed = new JsonFields().put("seed", s.seed()).put("folds", s.folds());
                  JsonFields.share("correct", "clips", s.accuracy()).map().forEach(seed::put);
                  s.figures().ifPresent(f -> seed.put("circumstances", circumstances(f)));
                  return seed.map();
                })
            .toList();
    return fields.put("seeds", seeds).map();
  }

  private static JsonFields versus(PairedComparison versus) {
    JsonFields fields =
        new JsonFields().put("seeds", versus.seeds()).put("difference", versus.difference());
    versus.overSeeds().ifPresent(i -> fields.put("overSeeds95", JsonFields.interval(i)));
    versus.overSpeakers().ifPresent(i -> fields.put("overSpeakers95", JsonFields.interval(i)));
    return fields.put("won", versus.won()).put("lost", versus.lost());
  }

  private static JsonFields circumstances(CircumstanceFigures figures) {
    JsonFields fields = new JsonFields();
    List<Map<String, Object>> noise = new ArrayList<>();
    for (int i = 0; i < figures.noise().size(); i++) {
      JsonFields row = new JsonFields().put("snrDb", figures.circumstances().noiseLevels().get(i));
      JsonFields.share("correct", "clips", figures.noise().get(i)).map().forEach(row::put);
      noise.add(row.map());
    }
    fields.put("noise", noise);
    if (!figures.chips().isEmpty()) {
      fields.put(
          "mismatch",
          JsonFields.sample(Sample.of(figures.chips().stream().map(Share::value).toList()))
              .put("leakSpread", figures.circumstances().mismatch()));
    }
    return fields;
  }

  private static Map<String, Object> run(SweepOutcome outcome) {
    PlannedRun run = outcome.run();
    JsonFields fields =
        new JsonFields()
            .put("folder", "runs/" + run.folderName())
            .put("variant", run.variant())
            .put("seed", run.seed());
    run.fold()
        .ifPresent(fold -> fields.put("fold", fold).put("ofFolds", run.settings().split().folds()));
    outcome.result().ifPresent(result -> fields.put("result", result));
    if (outcome.result().isEmpty()) {
      fields.put("failure", outcome.failure());
    }
    return fields.map();
  }

  private static String points(Interval interval) {
    return format("%+.2f to %+.2f", 100 * interval.low(), 100 * interval.high());
  }

  private static String interval(Share share) {
    Interval interval = share.wilson95();
    return format("%.2f to %.2f", 100 * interval.low(), 100 * interval.high());
  }

  private static String percent(double share) {
    return format("%.2f %%", 100 * share);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private SweepRenderings() {}
}
