package io.github.spikeword.trainer.sweep;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.evaluate.JsonFields;
import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link SweepTable} as Markdown, CSV and JSON. */
public final class SweepRenderings {

  /** Markdown: one row a variant, then one a seed. */
  public static String markdown(SweepTable table) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "| variant | seeds | clips a seed | median | 95 %% (Wilson) | mean | deviation | min | max"
            + " | to base |");
    line(text, "| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |");
    table.variants().forEach(variant -> markdownRow(text, variant));
    line(text, "");
    line(text, "| variant | seed | folds | correct | clips | accuracy | 95 %% (Wilson) |");
    line(text, "| --- | ---: | ---: | ---: | ---: | ---: | --- |");
    for (SweepTable.Variant variant : table.variants()) {
      for (SweepTable.Seed seed : variant.seeds()) {
        line(
            text,
            "| %s | %d | %d | %d | %d | %s | %s |",
            variant.name(),
            seed.seed(),
            seed.folds(),
            seed.accuracy().part(),
            seed.accuracy().whole(),
            percent(seed.accuracy().value()),
            interval(seed.accuracy()));
      }
    }
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

  private static void markdownRow(StringBuilder text, SweepTable.Variant variant) {
    Sample sample = variant.accuracies();
    if (sample.size() == 0) {
      line(text, "| %s | 0 | | | | | | | | |", variant.name());
      return;
    }
    Share median = variant.medianSeed().orElseThrow().accuracy();
    line(
        text,
        "| %s | %d | %d | %s | %s | %s | %s | %s | %s | %s |",
        variant.name(),
        sample.size(),
        median.whole(),
        percent(sample.median()),
        interval(median),
        percent(sample.mean()),
        format("%.2f", 100 * sample.deviation()),
        percent(sample.min()),
        percent(sample.max()),
        variant.versusBase().isPresent()
            ? format("%+.2f", 100 * variant.versusBase().getAsDouble())
            : "");
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
    variant.versusBase().ifPresent(d -> fields.put("versusBase", d));
    fields.put("unfinishedSeeds", variant.unfinished());
    List<Map<String, Object>> seeds =
        variant.seeds().stream()
            .map(
                s -> {
                  JsonFields seed = new JsonFields().put("seed", s.seed()).put("folds", s.folds());
                  JsonFields.share("correct", "clips", s.accuracy()).map().forEach(seed::put);
                  return seed.map();
                })
            .toList();
    return fields.put("seeds", seeds).map();
  }

  private static Map<String, Object> run(SweepOutcome outcome) {
    PlannedRun run = outcome.run();
    JsonFields fields =
        new JsonFields()
            .put("folder", "runs/" + run.folderName())
            .put("variant", run.variant())
            .put("seed", run.seed());
    run.fold().ifPresent(fold -> fields.put("fold", fold));
    outcome.result().ifPresent(result -> fields.put("result", result));
    if (outcome.result().isEmpty()) {
      fields.put("failure", outcome.failure());
    }
    return fields.map();
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
