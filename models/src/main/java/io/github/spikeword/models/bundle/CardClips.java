package io.github.spikeword.models.bundle;

import io.github.spikeword.models.text.MarkdownTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The part of a model card about single clips: right under which circumstances, at what cost. */
final class CardClips {

  /** How many confusions of words are named. */
  private static final int MOST = 3;

  private final StringBuilder card;
  private final Facts clips;

  private CardClips(StringBuilder card, Facts clips) {
    this.card = card;
    this.clips = clips;
  }

  /**
   * Adds what was measured on clips.
   *
   * @param clips the metrics' entry {@link ModelCard#CLIPS}
   */
  static void add(StringBuilder card, Facts clips) {
    CardClips part = new CardClips(card, clips);
    part.conditions();
    part.chips();
    part.confusion();
    part.cost();
  }

  /**
   * Adds what training anew with other seeds and on other speakers gives.
   *
   * @param repeats the metrics' entry {@link ModelCard#REPEATS}
   */
  static void addRepeats(StringBuilder card, List<Facts> repeats) {
    if (repeats.isEmpty()) {
      return;
    }
    MarkdownTable table =
        new MarkdownTable(
            "the same settings, trained anew", "seeds", "median right", "95 %", "worst to best");
    for (Facts repeat : repeats) {
      double folds = repeat.require("folds");
      table.row(
          folds > 1
              ? CardText.format("cross-validation, %.0f folds of speakers", folds)
              : "on the partition above",
          CardText.format("%.0f", repeat.require("seeds")),
          repeat.share("correct", "clips"),
          repeat.percentInterval("wilson95"),
          CardText.format(
              "%.2f to %.2f %%", 100 * repeat.require("min"), 100 * repeat.require("max")));
    }
    card.append(table)
        .append(
            "\nThe median is that of one seed, with its clips pooled over the folds; the interval is"
                + " that seed's.")
        .append(" Cross-validation judges every speaker by a network that did not hear them.\n\n");
  }

  /**
   * The words that are taken for another most often, as a sentence; empty text if none was.
   *
   * @param clips the metrics' entry {@link ModelCard#CLIPS}
   */
  static String confused(Facts clips) {
    Facts confusion = clips.at("confusion");
    TreeMap<Double, List<String>> pairs = new TreeMap<>(Comparator.reverseOrder());
    for (String spoken : confusion.values().keySet()) {
      Facts row = confusion.at(spoken);
      double all = row.values().keySet().stream().mapToDouble(row::require).sum();
      for (String decided : row.values().keySet()) {
        double wrong = spoken.equals(decided) ? 0 : row.require(decided);
        if (wrong > 0) {
          pairs
              .computeIfAbsent(wrong / all, share -> new ArrayList<>())
              .add(
                  CardText.format("\"%s\" for \"%s\" (%.0f of %.0f)", spoken, decided, wrong, all));
        }
      }
    }
    List<String> most = pairs.values().stream().flatMap(List::stream).limit(MOST).toList();
    return most.isEmpty()
        ? ""
        : "Of the clean clips above it takes most often " + String.join(", ", most) + ".";
  }

  private void conditions() {
    card.append(
        CardText.format(
            "Clips of one second: %s partition, %s, %.0f clips. The speakers were not trained on,"
                + " but choices were made on them.\n\n",
            clips.text("partition").orElse("unknown"),
            clips.text("split").orElse("unknown division"),
            clips.require("clips")));
    MarkdownTable table = new MarkdownTable("heard", "right", "95 % (Wilson)");
    table.row("clean", clips.share("correct", "clips"), clips.percentInterval("wilson95"));
    for (Facts row : clips.list("noise")) {
      OptionalDouble snr = row.number("snrDb");
      if (snr.isPresent()) {
        table.row(
            CardText.format("over noise, %.0f dB", snr.getAsDouble()),
            row.share("correct", "clips"),
            row.percentInterval("wilson95"));
      }
    }
    card.append(table).append('\n');
  }

  private void chips() {
    Facts mismatch = clips.at("mismatch");
    if (!mismatch.isEmpty()) {
      card.append(
          CardText.format(
              "On %.0f mismatched chips (leaks spread %.0f %%, thresholds %.0f %%): median %.2f %%,"
                  + " one in twenty below %.2f %%, worst %.2f %%.\n\n",
              mismatch.require("count"),
              100 * mismatch.require("leakSpread"),
              100 * mismatch.require("thresholdSpread"),
              100 * mismatch.require("median"),
              100 * mismatch.require("p05"),
              100 * mismatch.require("min")));
    }
  }

  private void confusion() {
    Facts confusion = clips.at("confusion");
    if (confusion.isEmpty()) {
      return;
    }
    List<String> words = List.copyOf(confusion.values().keySet());
    List<String> head = new ArrayList<>(List.of("spoken, taken for"));
    head.addAll(words);
    head.add("right, 95 %");
    MarkdownTable table = new MarkdownTable(head);
    for (String spoken : words) {
      List<Object> row = new ArrayList<>(List.of(spoken));
      words.forEach(
          decided -> row.add(CardText.format("%.0f", confusion.at(spoken).require(decided))));
      Facts word = clips.at("words").at(spoken);
      row.add(
          CardText.format("%.1f %%, ", 100 * word.require("share"))
              + word.percentInterval("wilson95"));
      table.row(row);
    }
    card.append(table).append('\n');
  }

  private void cost() {
    Facts power = clips.at("power");
    Facts counts = clips.at("neuroBench");
    if (power.isEmpty() || counts.isEmpty()) {
      return;
    }
    card.append(
        CardText.format(
            "One clip costs an estimated %.1f nJ (%.1f nW while listening) in the layers behind the"
                + " front end; filters, front end, host and conversion are not in it. The estimate"
                + " is calibrated to one published figure, not measured on a chip. Counts after"
                + " NeuroBench (arXiv:2304.04640): %.0f synaptic operations (%.0f"
                + " multiply-accumulates, %.0f accumulates) of %.0f dense ones, activation sparsity"
                + " %.3f, %.0f bytes.\n\n",
            power.require("nanojoulesPerInference"),
            power.require("nanowatts"),
            counts.require("effectiveMultiplications") + counts.require("effectiveAdditions"),
            counts.require("effectiveMultiplications"),
            counts.require("effectiveAdditions"),
            counts.require("denseOperations"),
            counts.require("activationSparsity"),
            counts.require("footprintBytes")));
  }
}
