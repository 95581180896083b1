package io.github.spikeword.models.bundle;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.RuleReportRenderer;
import io.github.spikeword.models.text.MarkdownTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renders a model card for somebody who must decide whether to use the model, in four parts after
 * Mitchell et al. ("Model cards for model reporting", arXiv:1810.03993): details, training,
 * testing, use and limits.
 *
 * <p>A number appears in the card only if it is in the bundle. Of the provenance of {@link
 * Bundle#training()}, the entry {@link #METRICS} fills the testing part and {@link #LIMITS} (a list
 * of sentences) joins the last one; the rest is training.
 */
public final class ModelCard {

  /** Entry of the provenance that holds what was measured. */
  public static final String METRICS = "metrics";

  /** Entry of the provenance that holds known limits, a list of sentences. */
  public static final String LIMITS = "limits";

  /** Entry of the provenance with the trade-off over thresholds, a list of points a word. */
  public static final String OPERATING_POINTS = "operatingPoints";

  /** Entry of the provenance that says what the trade-off was measured on. */
  public static final String OPERATING_POINTS_SOURCE = "operatingPointsSource";

  /** Entry of the metrics with the judgement of single clips, as {@code evaluate --json} has it. */
  public static final String CLIPS = "clips";

  /** Entry of the metrics with what other seeds and folds gave, a list. */
  public static final String REPEATS = "repeats";

  /** Entry of the metrics with the judgement of recordings, by condition and word. */
  public static final String LISTENING = "listening";

  private static final String SETTINGS = "settings";

  /** What training itself counted; the judgement of clips says the same with more detail. */
  private static final Set<String> FIRST_COUNTS =
      Set.of("validationCorrect", "validationClips", "validationAccuracy");

  private final Bundle bundle;
  private final Facts training;
  private final Facts metrics;
  private final StringBuilder card = new StringBuilder();

  private ModelCard(Bundle bundle) {
    this.bundle = bundle;
    training = new Facts(bundle.training());
    metrics = training.at(METRICS);
  }

  /** The card as Markdown. */
  public static String render(Bundle bundle) {
    ModelCard card = new ModelCard(bundle);
    card.purpose();
    card.details();
    card.training();
    card.testing();
    card.use();
    return card.card.toString();
  }

  private void purpose() {
    card.append("# ").append(bundle.name()).append("\n\n");
    String words = CardText.choice(keywords());
    card.append(
        listensWithoutEnd()
            ? "Listens without end and says when it hears " + words + ".\n\n"
            : "Says which word a recording of one second holds: "
                + words
                + ". It has no answer for anything else.\n\n");
  }

  private void details() {
    Network network = bundle.network();
    FeatureSettings features = bundle.features();
    MarkdownTable stages =
        new MarkdownTable("stage", "neurons", "synapses", "time constants (ms)", "cores");
    for (Stage stage : network.stages()) {
      stages.row(
          stage.name(),
          stage.neurons(),
          synapses(stage),
          CardText.text(new TreeSet<>(stage.tauMillis())),
          cores(stage.placement()));
    }
    MarkdownTable labels = new MarkdownTable("label", "output neurons");
    for (Population p : network.populations()) {
      labels.row(p.label(), p.firstNeuron() + " to " + (p.firstNeuron() + p.neurons() - 1));
    }
    card.append("## Details\n\nA spiking network of ")
        .append(network.neurons())
        .append(" neurons for the ")
        .append(H1v2.NAME)
        .append(" neuromorphic chip, weights of ")
        .append(H1v2.WEIGHT_BITS)
        .append(" bits. ")
        .append(RuleReportRenderer.verdict(ChipRules.check(network)))
        .append("\n\n")
        .append(stages)
        .append('\n')
        .append(labels)
        .append("\nInput: ")
        .append(features.sampleRateHz())
        .append(" Hz sound in ")
        .append(features.channels())
        .append(" bands, ")
        .append(features.compression().name())
        .append(" compression on the host, one step every ")
        .append(CardText.text(network.stepMillis()))
        .append(" ms. Read-out: spikes of each label's neurons over ")
        .append(bundle.readout().windowSteps())
        .append(" steps")
        .append(inParts(bundle.readout().window()))
        .append(".\n\n");
  }

  private static String inParts(CountingWindow window) {
    if (window.isPlain()) {
      return "";
    }
    String lengths =
        window.shortestSteps() == window.longestSteps()
            ? " of " + window.longestSteps() + " steps"
            : " of " + window.shortestSteps() + " to " + window.longestSteps() + " steps";
    return window.parts() == 1
        ? " at most: one stretch" + lengths + ", placed where it counts most"
        : " at most: "
            + window.parts()
            + " parts"
            + lengths
            + ", placed where they count most, in each of which another group of the label's"
            + " neurons counts";
  }

  private void training() {
    card.append("## Training\n\n");
    Map<String, Object> told = new LinkedHashMap<>(bundle.training());
    told.keySet()
        .removeAll(List.of(METRICS, LIMITS, OPERATING_POINTS, OPERATING_POINTS_SOURCE, SETTINGS));
    told.forEach((key, value) -> CardText.item(card, 0, key, value));
    if (bundle.training().containsKey(SETTINGS)) {
      card.append("- settings: every value is in `manifest.json`, `training.settings`\n");
    }
    card.append(told.isEmpty() ? "No provenance was recorded.\n\n" : "\n");
  }

  private void testing() {
    card.append("## Testing\n\n");
    Facts clips = metrics.at(CLIPS);
    Facts listening = metrics.at(LISTENING);
    Map<String, Object> other = new LinkedHashMap<>(metrics.values());
    other.keySet().removeAll(List.of(CLIPS, REPEATS, LISTENING));
    if (!clips.isEmpty()) {
      other.keySet().removeAll(FIRST_COUNTS);
      CardClips.add(card, clips);
    }
    CardClips.addRepeats(card, metrics.list(REPEATS));
    if (!listening.isEmpty()) {
      CardListening.add(card, listening);
    }
    if (!other.isEmpty()) {
      other.forEach((key, value) -> CardText.item(card, 0, key, value));
      card.append('\n');
    }
    if (metrics.isEmpty()) {
      card.append("No measurement was recorded.\n\n");
    }
    CardListening.addLevels(card, bundle.detector());
    Facts points = training.at(OPERATING_POINTS);
    if (!points.isEmpty()) {
      CardListening.addTradeOff(
          card, points, training.text(OPERATING_POINTS_SOURCE), bundle.detector());
    }
  }

  private void use() {
    card.append("## Use and limits\n\n");
    limit(
        listensWithoutEnd()
            ? "Made to spot single spoken words in running sound. It does not transcribe speech and"
                + " cannot tell speakers apart."
            : "Made to tell apart recordings that hold one of its words, which something else has"
                + " cut out. For sound that never ends take a model that knows \""
                + Population.OTHER
                + "\": this one calls everything one of its words.");
    limit(CardClips.confused(metrics.at(CLIPS)));
    limit(CardListening.missed(metrics.at(LISTENING)));
    limit(
        "Speakers, accents, rooms and microphones unlike those of the training corpus lower its"
            + " accuracy; children and speakers with another first language were not counted"
            + " apart.");
    limit(
        "Words that sound alike can trigger it. Listen to your own recordings before you rely on it.");
    limit("Not for safety, security or medical decisions.");
    limit(
        "The chip model is partly inferred from published figures; the manifest says which values."
            + " Nothing was measured on a chip.");
    if (bundle.training().get(LIMITS) instanceof List<?> limits) {
      limits.forEach(sentence -> limit(String.valueOf(sentence)));
    }
    limit(
        "A bundle that ships with Spikeword is under Spikeword's licence, the GPL, version 3 or"
            + " later; name the corpus when you pass it on.");
  }

  /** Adds a sentence; without one, nothing. */
  private void limit(String sentence) {
    if (!sentence.isEmpty()) {
      card.append("- ").append(sentence).append('\n');
    }
  }

  private boolean listensWithoutEnd() {
    return bundle.network().labels().contains(Population.OTHER);
  }

  private List<String> keywords() {
    return List.copyOf(bundle.detector().words().keySet());
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
}
