package io.github.spikeword.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was measured in and after one epoch.
 *
 * @param epoch its number, from 1
 * @param loss mean training loss of a clip
 * @param trainingAccuracy share of training clips, as augmented, that were classified right; the
 *     three accuracies are absent where there are no single clips to classify
 * @param validationAccuracy the same of validation clips under the projection of training
 * @param exportedAccuracy the same as the network would be exported
 * @param rates mean firing rate by stage, spikes per step, front end first
 * @param skippedUpdates updates skipped so far
 */
public record EpochMetrics(
    int epoch,
    double loss,
    OptionalDouble trainingAccuracy,
    OptionalDouble validationAccuracy,
    OptionalDouble exportedAccuracy,
    Map<String, Double> rates,
    long skippedUpdates) {

  private static final String RATE = "rate.";

  /** Reads a line of {@code metrics.jsonl}. */
  static EpochMetrics parse(String line) throws JsonProcessingException {
    return of(JsonText.readTree(line));
  }

  /** Reads the metrics that a listener is given. */
  public static EpochMetrics of(Map<String, Object> metrics) {
    try {
      return parse(JsonText.writeLine(metrics));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("These are no metrics of an epoch: " + metrics, e);
    }
  }

  private static EpochMetrics of(JsonNode line) {
    Map<String, Double> rates = new LinkedHashMap<>();
    line.properties().stream()
        .filter(field -> field.getKey().startsWith(RATE))
        .forEach(
            field ->
                rates.put(field.getKey().substring(RATE.length()), field.getValue().asDouble()));
    return new EpochMetrics(
        line.path("epoch").asInt(),
        line.path("loss").asDouble(),
        optional(line, "trainingAccuracy"),
        optional(line, "validationAccuracy"),
        optional(line, "exportedAccuracy"),
        rates,
        line.path("skippedUpdates").asLong());
  }

  private static OptionalDouble optional(JsonNode line, String field) {
    return line.has(field) ? OptionalDouble.of(line.get(field).asDouble()) : OptionalDouble.empty();
  }
}
