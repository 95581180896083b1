package io.github.spikeword.models.bundle;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.RuleReportRenderer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Renders a model card in four parts: details, training, testing, use and limits.
 *
 * <p>The provenance of {@link Bundle#training()} fills the parts two and three: the entry {@code
 * metrics} is the testing part, the entry {@code limits} (a list of sentences) joins the last part,
 * everything else is training. A number appears in the card only if it is in the bundle.
 */
public final class ModelCard {

  /** Entry of the provenance that holds what was measured. */
  public static final String METRICS = "metrics";

  /** Entry of the provenance that holds known limits, a list of sentences. */
  public static final String LIMITS = "limits";

  /** The card as Markdown. */
  public static String render(Bundle bundle) {
    StringBuilder card = new StringBuilder();
    card.append("# ").append(bundle.name()).append("\n\n");
    details(card, bundle);
    training(card, bundle);
    testing(card, bundle);
    use(card, bundle);
    return card.toString();
  }

  private static void details(StringBuilder card, Bundle bundle) {
    Network network = bundle.network();
    FeatureSettings features = bundle.features();
    card.append("## Details\n\n");
    card.append("A spiking keyword spotter for the ")
        .append(H1v2.NAME)
        .append(" neuromorphic chip. It listens for ")
        .append(String.join(", ", bundle.detector().words().keySet()))
        .append(". ")
        .append(RuleReportRenderer.verdict(ChipRules.check(network)))
        .append("\n\n| stage | neurons | synapses | time constants (ms) | cores |\n")
        .append("| --- | --- | --- | --- | --- |\n");
    for (Stage stage : network.stages()) {
      row(
          card,
          stage.name(),
          stage.neurons(),
          synapses(stage),
          new TreeSet<>(stage.tauMillis()),
          cores(stage.placement()));
    }
    card.append("\n| label | output neurons |\n| --- | --- |\n");
    for (Population p : network.populations()) {
      row(card, p.label(), p.firstNeuron() + " to " + (p.firstNeuron() + p.neurons() - 1));
    }
    card.append("\nInput: ")
        .append(features.sampleRateHz())
        .append(" Hz sound in ")
        .append(features.channels())
        .append(" bands, ")
        .append(features.compression().name())
        .append(" compression on the host, one step every ")
        .append(text(network.stepMillis()))
        .append(" ms. Read-out: spikes of each label's neurons over ")
        .append(bundle.readout().windowSteps())
        .append(" steps. Weights: ")
        .append(H1v2.WEIGHT_BITS)
        .append(" bits.\n\n");
  }

  private static void training(StringBuilder card, Bundle bundle) {
    card.append("## Training\n\n");
    int before = card.length();
    bundle
        .training()
        .forEach(
            (key, value) -> {
              if (!key.equals(METRICS) && !key.equals(LIMITS)) {
                item(card, 0, key, value);
              }
            });
    card.append(card.length() == before ? "No provenance was recorded.\n\n" : "\n");
  }

  private static void testing(StringBuilder card, Bundle bundle) {
    card.append("## Testing\n\n");
    if (bundle.training().get(METRICS) instanceof Map<?, ?> metrics && !metrics.isEmpty()) {
      metrics.forEach((key, value) -> item(card, 0, String.valueOf(key), value));
      card.append('\n');
    } else {
      card.append("No measurement was recorded.\n\n");
    }
    card.append("| word | threshold | release |\n| --- | --- | --- |\n");
    bundle
        .detector()
        .words()
        .forEach((word, levels) -> row(card, word, levels.threshold(), levels.release()));
    card.append("\nAfter a detection none follows for ")
        .append(text(bundle.detector().refractoryMillis()))
        .append(" ms.\n\n");
  }

  private static void use(StringBuilder card, Bundle bundle) {
    card.append("## Use and limits\n\n")
        .append("- Made to spot single spoken words in real time; it does not transcribe speech")
        .append(" and cannot tell speakers apart.\n")
        .append("- Speakers, accents, rooms and microphones unlike those of the training corpus")
        .append(" lower its accuracy; words that sound alike can trigger it.\n")
        .append("- Not for safety, security or medical decisions.\n")
        .append("- The chip model is partly inferred from published figures; the manifest says")
        .append(" which values.\n");
    if (bundle.training().get(LIMITS) instanceof List<?> limits) {
      limits.forEach(limit -> card.append("- ").append(limit).append('\n'));
    }
  }

  private static String synapses(Stage stage) {
    if (!(stage instanceof Layer layer)) {
      return "one per filter";
    }
    String forward = layer.feedForward().inputs() + " x " + layer.neurons();
    return layer.recurrent().isPresent()
        ? forward + " and " + layer.neurons() + " x " + layer.neurons() + " recurrent"
        : forward;
  }

  private static String cores(List<CoreSlice> placement) {
    return String.join(
        ", ", placement.stream().map(s -> s.neurons() + " in core " + s.core()).toList());
  }

  private static void row(StringBuilder card, Object... cells) {
    for (Object cell : cells) {
      card.append("| ").append(text(cell).replace("|", "\\|")).append(' ');
    }
    card.append("|\n");
  }

  private static void item(StringBuilder card, int depth, String key, @Nullable Object value) {
    card.append("  ".repeat(depth)).append("- ").append(words(key)).append(':');
    if (value instanceof Map<?, ?> map) {
      card.append('\n');
      map.forEach((k, v) -> item(card, depth + 1, String.valueOf(k), v));
    } else {
      card.append(' ').append(text(value)).append('\n');
    }
  }

  /** Numbers as in the manifest, whatever the Java version; lists with commas. */
  private static String text(@Nullable Object value) {
    if (value instanceof Number number) {
      return JsonText.write(number).strip();
    }
    if (value instanceof Collection<?> values) {
      return String.join(", ", values.stream().map(ModelCard::text).toList());
    }
    return String.valueOf(value);
  }

  /** {@code clipCount} becomes {@code clip count}. */
  /** A camel-case name as words; a key that is words already stays as it is. */
  private static String words(String key) {
    return key.indexOf(' ') >= 0
        ? key
        : key.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private ModelCard() {}
}
