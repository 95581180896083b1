package io.github.spikeword.server.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.Rule;
import io.github.spikeword.models.rules.RuleReport;
import io.github.spikeword.models.rules.Violation;
import io.github.spikeword.server.protocol.DetectorInfo;
import io.github.spikeword.server.protocol.ModelInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The documents about models that {@code /v1/models} answers with. */
public final class ModelDocuments {

  /** All models; {@code current} is the one of new sessions. */
  public record ModelList(String current, List<Summary> models) {}

  /** A model in a list. */
  public record Summary(
      String name, String sha256, List<String> labels, List<String> keywords, String description) {}

  /** Everything about a model; a part that the bundle lacks is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"name", "sha256", "labels", "keywords", "description"})
  public record Full(
      @JsonUnwrapped ModelInfo model,
      String description,
      List<Double> bias,
      DetectorInfo detector,
      ChipInfo chip,
      @Nullable Object operatingPoints,
      @Nullable Object operatingPointsSource,
      Rules rules,
      String card,
      double energyPerSpikeNanojoules) {}

  /** The chip, whether the model uses all of it or not. */
  public record ChipInfo(String name, List<CoreInfo> cores, List<ChipNumber> numbers) {}

  /** A core and the neurons that it has. */
  public record CoreInfo(int core, int neurons) {}

  /** The rule report in the words of the page. */
  public record Rules(boolean passed, List<RuleInfo> rules) {}

  /** What one rule says about the model. */
  public record RuleInfo(String rule, boolean passed, String found, String limit, String message) {}

  /** The list of all models that are intact. */
  public static ModelList list(ModelStore models) {
    return new ModelList(
        models.current().bundle().name(),
        models.names().stream()
            .map(models::find)
            .flatMap(Optional::stream)
            .map(ModelDocuments::summary)
            .toList());
  }

  /** A model as lists have it. */
  public static Summary summary(ServedModel model) {
    ModelInfo info = model.info();
    return new Summary(
        info.name(), info.sha256(), info.labels(), info.keywords(), description(model));
  }

  /** Everything about one model. */
  public static Full full(ServedModel model) {
    Bundle bundle = model.bundle();
    return new Full(
        model.info(),
        description(model),
        bundle.readout().bias(),
        DetectorInfo.of(bundle.detector()),
        chip(),
        bundle.training().get("operatingPoints"),
        bundle.training().get("operatingPointsSource"),
        rules(ChipRules.check(bundle.network())),
        model.loaded().card(),
        ServedModel.energyNanojoules(1));
  }

  /** The first sentence or paragraph of the card that is no heading. */
  private static String description(ServedModel model) {
    return model
        .loaded()
        .card()
        .lines()
        .map(String::strip)
        .dropWhile(line -> line.isEmpty() || line.startsWith("#"))
        .takeWhile(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static ChipInfo chip() {
    List<Integer> sizes = H1v2.CORE_SIZES;
    return new ChipInfo(
        "H1v2",
        IntStream.range(0, sizes.size()).mapToObj(c -> new CoreInfo(c + 1, sizes.get(c))).toList(),
        ChipNumber.ALL);
  }

  private static Rules rules(RuleReport report) {
    return new Rules(
        report.passed(), report.rules().stream().map(rule -> rule(report, rule)).toList());
  }

  private static RuleInfo rule(RuleReport report, Rule rule) {
    List<Violation> violations = report.violationsOf(rule);
    return violations.isEmpty()
        ? new RuleInfo(rule.id(), true, "no violation", rule.statement(), rule.statement())
        : new RuleInfo(
            rule.id(),
            false,
            violations.size() + (violations.size() == 1 ? " violation" : " violations"),
            violations.get(0).limit(),
            violations.stream().limit(3).map(Violation::message).collect(Collectors.joining(" ")));
  }

  private ModelDocuments() {}
}
