package io.github.spikeword.trainer.report.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.text.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the document on one model. */
final class ModelSection {

  private final StringBuilder text;
  private final ModelResults model;
  private final String preset;
  private final List<String> missing = new ArrayList<>();

  private ModelSection(StringBuilder text, ModelResults model) {
    this.text = text;
    this.model = model;
    preset = model.preset().orElse(model.name());
  }

  static void add(StringBuilder text, ModelResults model, String pictures) {
    ModelSection section = new ModelSection(text, model);
    text.append("## ").append(model.name()).append("\n\n");
    section.origin();
    text.append(
        Figures.format(
            "![Neurons of %s in the chip's cores](%s/placement-%s.svg)%n%n",
            model.name(), pictures, model.name()));
    section.measured("accuracy, noise, mismatch and cost", model.evaluation(), section::clips);
    section.measured("five seeds", model.seeds(), section::seeds);
    model.listening().ifPresent(section::listening);
    if (model.listening().isEmpty()) {
      section.measured("cross-validation", model.folds(), section::folds);
    }
    if (!section.missing.isEmpty()) {
      text.append("Not measured yet: ").append(String.join("; ", section.missing)).append(".\n\n");
    }
  }

  private interface Part {
    void add(JsonNode result);
  }

  private void measured(String what, Optional<JsonNode> result, Part part) {
    result.ifPresentOrElse(part::add, () -> missing.add(what));
  }

  private void origin() {
    List<String> sentences = new ArrayList<>();
    model
        .preset()
        .ifPresent(
            name ->
                sentences.add(
                    "Made by `spikeword train --preset " + name + " --data DIR --out DIR`."));
    model
        .training()
        .ifPresent(
            result ->
                sentences.add(
                    Figures.format(
                        "Trained on %d clips, %s, seed %d, %d epochs.",
                        result.path("trainingClips").asLong(),
                        result.path("split").asText(),
                        result.path("seed").asLong(),
                        result.path("epochs").asLong())));
    model
        .rules()
        .ifPresent(
            rules ->
                sentences.add(
                    rules.path("passed").asBoolean()
                        ? "`spikeword check` finds no violation of a chip rule."
                        : "`spikeword check` finds violations of chip rules: not for the chip."));
    sentences.add("[Model card](../models/bundles/" + model.name() + "/card.md).");
    text.append(String.join(" ", sentences)).append("\n\n");
  }

  private void clips(JsonNode evaluation) {
    text.append(
        Figures.format(
            "Clips of the %s partition (%s):%n%n",
            evaluation.path("partition").asText(), evaluation.path("split").asText()));
    MarkdownTable heard = new MarkdownTable("heard", "right", "95 %");
    heard.row("clean", Figures.share(evaluation), Figures.interval(evaluation.path("wilson95")));
    for (JsonNode row : evaluation.path("noise")) {
      if (row.has("snrDb")) {
        heard.row(
            Figures.format("over noise, %.0f dB", row.get("snrDb").asDouble()),
            Figures.share(row),
            Figures.interval(row.path("wilson95")));
      }
    }
    text.append(heard).append('\n');
    mismatch(evaluation.path("mismatch"));
    confusion(evaluation);
    cost(evaluation);
    text.append(
        "Command: `spikeword evaluate --model "
            + model.name()
            + " --data DIR --noise --chips 100`\n\n");
  }

  private void mismatch(JsonNode chips) {
    if (chips.isObject()) {
      text.append(
          Figures.format(
              "On %d mismatched chips (leaks spread %.0f %%, thresholds %.0f %%, seed %d): median"
                  + " %.2f %%, mean %.2f %%, deviation %.2f, 5th percentile %.2f %%, worst"
                  + " %.2f %%.%n%n",
              chips.path("count").asLong(),
              100 * chips.path("leakSpread").asDouble(),
              100 * chips.path("thresholdSpread").asDouble(),
              chips.path("seed").asLong(),
              100 * chips.path("median").asDouble(),
              100 * chips.path("mean").asDouble(),
              100 * chips.path("deviation").asDouble(),
              100 * chips.path("p05").asDouble(),
              100 * chips.path("min").asDouble()));
    }
  }

  private void confusion(JsonNode evaluation) {
    List<String> words = new ArrayList<>();
    evaluation.path("confusion").fieldNames().forEachRemaining(words::add);
    List<String> head = new ArrayList<>(List.of("spoken, taken for"));
    head.addAll(words);
    head.add("right, 95 %");
    MarkdownTable table = new MarkdownTable(head);
    for (String spoken : words) {
      List<Object> row = new ArrayList<>(List.of(spoken));
      words.forEach(
          decided -> row.add(evaluation.path("confusion").path(spoken).path(decided).asInt()));
      JsonNode word = evaluation.path("words").path(spoken);
      row.add(Figures.percent(word.path("share")) + ", " + Figures.interval(word.path("wilson95")));
      table.row(row);
    }
    text.append(table).append('\n');
  }

  private void cost(JsonNode evaluation) {
    JsonNode counts = evaluation.path("neuroBench");
    double multiplications = counts.path("effectiveMultiplications").asDouble();
    double additions = counts.path("effectiveAdditions").asDouble();
    text.append(
        Figures.format(
            "One clip: %.1f nJ at %.1f nW, an estimate for the layers behind the front end,"
                + " calibrated to one published figure and not measured. NeuroBench"
                + " (arXiv:2304.04640): %.0f synaptic operations (%.0f multiply-accumulates, %.0f"
                + " accumulates) of %.0f dense, activation sparsity %.3f, connection sparsity %.0f,"
                + " footprint %d bytes.%n%n",
            evaluation.at("/power/nanojoulesPerInference").asDouble(),
            evaluation.at("/power/nanowatts").asDouble(),
            multiplications + additions,
            multiplications,
            additions,
            counts.path("denseOperations").asDouble(),
            counts.path("activationSparsity").asDouble(),
            counts.path("connectionSparsity").asDouble(),
            counts.path("footprintBytes").asLong()));
  }

  private void seeds(JsonNode table) {
    RepeatedRuns.add(
        text,
        "Trained anew with other seeds, judged on the same partition",
        preset,
        model.changes("seeds", table, preset),
        table);
  }

  private void folds(JsonNode table) {
    RepeatedRuns.add(
        text,
        Figures.format(
            "Cross-validation: %d folds with disjoint speakers, all clips of the training and"
                + " validation speakers judged once a seed",
            table.at("/variants/0/seeds/0/folds").asInt()),
        preset,
        model.changes("folds", table, preset),
        table);
  }

  private void listening(JsonNode report) {
    text.append("Listening without end to ").append(report.path("source").asText()).append(":\n\n");
    MarkdownTable rows = new MarkdownTable("recordings", "word", "missed", "false accepts");
    for (JsonNode condition : report.path("conditions")) {
      String name = condition.path("name").asText();
      for (String word : (Iterable<String>) () -> condition.path("words").fieldNames()) {
        JsonNode figures = condition.path("words").path(word);
        JsonNode missed = figures.path("missed");
        // recordings of one kind of sound are called after it
        JsonNode accepted = figures.path("falseAccepts").path(name);
        if (missed.path("occurrences").asLong() > 0 || accepted.isObject()) {
          rows.row(name, word, missed(missed), perHour(accepted));
        }
      }
    }
    text.append(rows)
        .append("\nCommand: `spikeword evaluate-stream --model ")
        .append(model.name())
        .append(" --data DIR`. Training on recordings keeps to the official partition: there is no")
        .append(" cross-validation of it.\n\n");
  }

  private static String missed(JsonNode missed) {
    return missed.path("occurrences").asLong() == 0
        ? ""
        : Figures.format(
            "%.1f %% (%d of %d; %s)",
            100 * missed.path("share").asDouble(),
            missed.path("missed").asLong(),
            missed.path("occurrences").asLong(),
            Figures.interval(missed.path("wilson95")));
  }

  private static String perHour(JsonNode rate) {
    return rate.isObject()
        ? Figures.format(
            "%d in %.2f h (%.1f to %.1f an hour)",
            rate.path("count").asLong(),
            rate.path("hours").asDouble(),
            rate.at("/poisson95/0").asDouble(),
            rate.at("/poisson95/1").asDouble())
        : "";
  }
}
