package io.github.spikeword.trainer.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What training a model's settings anew gave, from the table of a sweep. */
public final class Repeats {

  /**
   * The figures of a sweep's base variant: {@code folds}, {@code seeds}, {@code correct}, {@code
   * clips} and {@code wilson95} of the seed with the median accuracy, {@code min} and {@code max}
   * over seeds.
   *
   * @param table the file {@code table.json} of a sweep
   * @param model name of the bundle that the sweep must have made
   * @throws UserError if the file is missing, no such table, of another model, or has no seed that
   *     is finished
   */
  public static Map<String, Object> read(Path table, String model) {
    JsonNode tree = tree(table);
    JsonNode base = tree.at("/variants/0");
    String made = tree.at("/runs/0/result/name").asText();
    if (!made.equals(model)) {
      throw new UserError(
          "The table "
              + table
              + " is of the model '"
              + made
              + "', not of '"
              + model
              + "'. Name the table of a sweep over its settings.");
    }
    JsonNode median = base.path("medianSeed");
    if (median.isMissingNode()) {
      throw new UserError(
          "In the table " + table + " no seed is finished yet. Run the sweep to its end.");
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("folds", base.at("/seeds/0/folds").asInt());
    figures.put("seeds", base.at("/accuracy/count").asInt());
    figures.put("correct", median.path("correct").asInt());
    figures.put("clips", median.path("clips").asInt());
    figures.put(
        "wilson95",
        List.of(median.at("/wilson95/0").asDouble(), median.at("/wilson95/1").asDouble()));
    figures.put("min", base.at("/accuracy/min").asDouble());
    figures.put("max", base.at("/accuracy/max").asDouble());
    return figures;
  }

  private static JsonNode tree(Path table) {
    try {
      return JsonText.readTree(Files.readString(table));
    } catch (JsonProcessingException e) {
      throw new UserError(table + " is no table of a sweep: " + JsonText.explain(e), e);
    } catch (IOException e) {
      throw new UserError(
          "The table " + table + " cannot be read. Name the file table.json of a sweep.", e);
    }
  }

  private Repeats() {}
}
