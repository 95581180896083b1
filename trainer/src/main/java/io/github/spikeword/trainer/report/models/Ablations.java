package io.github.spikeword.trainer.report.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.text.MarkdownTable;

/** The part of the document on what each ingredient of a preset is worth. */
final class Ablations {

  static void add(StringBuilder text, ModelResults model, JsonNode table) {
    JsonNode result = table.at("/runs/0/result");
    text.append("## What each ingredient is worth\n\n")
        .append(
            Figures.format(
                "Every row takes one ingredient of `%s` away or exchanges it and leaves all else;"
                    + " `models/ablations.yaml` says how. Trained on %d clips for %d epochs,"
                    + " judged on %s. Differences are variant minus base, in points, mean over seeds on the"
                    + " same clips. The first interval asks whether other seeds would say the same"
                    + " (Student's t over seeds), the second whether other speakers would (speakers"
                    + " drawn anew, 10,000 times). Only a difference outside both is one to rely"
                    + " on.%n%n",
                model.name(),
                result.path("trainingClips").asLong(),
                result.path("epochs").asLong(),
                judged(table)));
    MarkdownTable rows =
        new MarkdownTable(
            "variant",
            "seeds",
            "median",
            "worst to best",
            "to base",
            "over seeds",
            "over speakers");
    for (JsonNode variant : table.path("variants")) {
      JsonNode accuracy = variant.path("accuracy");
      if (accuracy.path("count").asInt() == 0) {
        continue;
      }
      JsonNode versus = variant.path("versusBase");
      rows.row(
          variant.path("name").asText(),
          accuracy.path("count").asInt(),
          Figures.percent(accuracy.path("median")),
          Figures.format(
              "%.2f to %.2f",
              100 * accuracy.path("min").asDouble(), 100 * accuracy.path("max").asDouble()),
          versus.has("difference")
              ? Figures.format("%+.2f", 100 * versus.get("difference").asDouble())
              : "",
          Figures.points(versus.path("overSeeds95")),
          Figures.points(versus.path("overSpeakers95")));
    }
    text.append(rows);
    long planned = table.path("planned").asLong();
    long ended = table.path("ended").asLong();
    if (ended < planned) {
      text.append(Figures.format("%n%d of %d runs ended so far.%n", ended, planned));
    }
    String preset = model.preset().orElse(model.name());
    text.append("\nCommand: `")
        .append(
            RepeatedRuns.command(
                preset,
                model.changes("ablations", table, preset) + " --variants models/ablations.yaml",
                table))
        .append("`\n\n");
  }

  private static String judged(JsonNode table) {
    if (!RepeatedRuns.rotates(table)) {
      JsonNode result = table.at("/runs/0/result");
      return Figures.format(
          "%d (%s)", result.at("/validation/clips").asLong(), result.path("split").asText());
    }
    long clips = 0;
    for (JsonNode seed : table.at("/variants/0/seeds")) {
      clips += seed.path("clips").asLong();
    }
    return Figures.format(
        "another of %d folds of speakers with every seed, %d clips in all",
        RepeatedRuns.folds(table), clips);
  }

  private Ablations() {}
}
