package io.github.spikeword.trainer.report.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.text.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The document on all models, in Markdown: an overview, a section a model, the ablations. What was
 * not measured is named as such; no figure comes from anywhere but the result files.
 */
public final class ModelsDocument {

  private static final String ABSENT = "\u2013";

  private ModelsDocument() {}

  /**
   * Renders the document.
   *
   * @param results folder with a folder for each model, named after its bundle
   * @param pictures where the placement pictures lie, as the document links to them; a model's is
   *     {@code placement-NAME.svg}
   * @throws UserError if there is no result in the folder, or one is damaged
   */
  public static String render(Path results, String pictures) {
    List<ModelResults> models = models(results);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # The models

        Written by `models/make-models.sh`, which trains and measures everything below; `spikeword models-report` makes this page of its results.

        Data: Speech Commands v0.02 (Warden 2018, arXiv:1804.03209), as far as it is at hand; the tables say how many clips. The official testing partition was never used, neither to train nor to choose. Choices were made on
        the validation partition, so figures on it flatter a little; cross-validation divides the speakers of both partitions anew and judges each of them by a network that did not hear them. Intervals are 95 %: of shares by Wilson's
        score. Clips of one speaker are not independent, which makes these a little narrow.

        """);
    overview(text, models);
    for (ModelResults model : models) {
      ModelSection.add(text, model, pictures);
    }
    models.forEach(
        model -> model.ablations().ifPresent(table -> Ablations.add(text, model, table)));
    if (models.stream().noneMatch(model -> model.ablations().isPresent())) {
      text.append("## What each ingredient is worth\n\nNot measured yet.\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static List<ModelResults> models(Path results) {
    try (Stream<Path> folders = Files.list(results)) {
      List<ModelResults> models =
          folders.sorted().map(ModelResults::new).filter(ModelsDocument::holdsAnything).toList();
      if (models.isEmpty()) {
        throw new UserError(
            "The folder " + results + " holds no results. Run models/make-models.sh first.");
      }
      return models;
    } catch (IOException e) {
      throw new UserError(
          "The results " + results + " cannot be read. Name the work folder of make-models.sh.", e);
    }
  }

  private static boolean holdsAnything(ModelResults model) {
    return Stream.of(model.evaluation(), model.seeds(), model.folds(), model.ablations())
        .anyMatch(Optional::isPresent);
  }

  private static void overview(StringBuilder text, List<ModelResults> models) {
    MarkdownTable table =
        new MarkdownTable(
            "bundle",
            "words",
            "validation partition",
            "five folds of speakers, median seed",
            "10 dB over noise",
            "mismatched chips, median",
            "energy a clip");
    for (ModelResults model : models) {
      List<String> row = new ArrayList<>(List.of("[" + model.name() + "](#" + model.name() + ")"));
      Optional<JsonNode> evaluation = model.evaluation();
      row.add(
          evaluation
              .map(e -> String.join(", ", (Iterable<String>) () -> e.path("words").fieldNames()))
              .orElse(ABSENT));
      row.add(evaluation.map(ModelsDocument::withInterval).orElse(ABSENT));
      row.add(
          model
              .folds()
              .map(t -> t.at("/variants/0/medianSeed"))
              .filter(JsonNode::isObject)
              .map(ModelsDocument::withInterval)
              .orElse(ABSENT));
      row.add(
          evaluation
              .map(e -> Figures.atNoise(e, 10))
              .filter(JsonNode::isObject)
              .map(ModelsDocument::withInterval)
              .orElse(ABSENT));
      row.add(
          evaluation
              .map(e -> e.at("/mismatch/median"))
              .filter(JsonNode::isNumber)
              .map(Figures::percent)
              .orElse(ABSENT));
      row.add(
          evaluation
              .map(e -> e.at("/power/nanojoulesPerInference"))
              .filter(JsonNode::isNumber)
              .map(n -> Figures.format("%.1f nJ", n.asDouble()))
              .orElse(ABSENT));
      table.row(row);
    }
    text.append(table).append('\n');
  }

  private static String withInterval(JsonNode share) {
    return Figures.share(share) + ", " + Figures.interval(share.path("wilson95"));
  }
}
