package io.github.spikeword.models.bundle;

import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.text.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a model card about listening without end: what is missed, what sets it off. */
final class CardListening {

  private static final String FALSE_ACCEPTS = "false accepts in ";

  /** False accepts an hour of speech for which the trade-off is shown. */
  private static final List<Double> BUDGETS = List.of(10.0, 3.0, 1.0, 0.0);

  /**
   * Adds what was measured on recordings.
   *
   * @param listening the metrics' entry {@link ModelCard#LISTENING}: by condition, by word
   */
  static void add(StringBuilder card, Facts listening) {
    MarkdownTable spoken =
        new MarkdownTable(
            "recordings",
            "word",
            "missed",
            "other words accepted",
            "decided, from the word's end, median");
    MarkdownTable accepts = new MarkdownTable("recordings of", "word", "false accepts");
    boolean anyAccepts = false;
    for (String condition : listening.values().keySet()) {
      Facts words = listening.at(condition);
      for (String word : words.values().keySet()) {
        Facts figures = words.at(word);
        Optional<String> missed = figures.text("missed");
        if (missed.isPresent()) {
          spoken.row(
              condition,
              word,
              missed.get(),
              figures.text("accepted other words").orElse(""),
              figures.text("found after its end, median").orElse("none found"));
        }
        Optional<String> accepted = figures.text(FALSE_ACCEPTS + condition);
        if (accepted.isPresent()) {
          anyAccepts = true;
          accepts.row(condition, word, accepted.get());
        }
      }
    }
    card.append("Listening without end to recordings of development speakers and sounds, at the")
        .append(" thresholds below, which were chosen on them:\n\n")
        .append(spoken)
        .append('\n');
    if (anyAccepts) {
      card.append(accepts).append('\n');
    }
  }

  /**
   * What is missed in the first condition with words, which is the easiest, as a sentence; empty
   * text if nothing was measured.
   */
  static String missed(Facts listening) {
    List<String> words = new ArrayList<>();
    for (String condition : listening.values().keySet()) {
      Facts figures = listening.at(condition);
      for (String word : figures.values().keySet()) {
        figures
            .at(word)
            .text("missed")
            .ifPresent(missed -> words.add("\"" + word + "\" " + missed));
      }
      if (!words.isEmpty()) {
        return "Missed even in " + condition + " recordings: " + String.join("; ", words) + ".";
      }
    }
    return "";
  }

  /** Adds the detector's levels. */
  static void addLevels(StringBuilder card, DetectorSettings detector) {
    MarkdownTable table = new MarkdownTable("word", "threshold", "release");
    detector
        .words()
        .forEach(
            (word, levels) ->
                table.row(
                    word, CardText.level(levels.threshold()), CardText.level(levels.release())));
    card.append(table)
        .append("\nAfter a detection none follows for ")
        .append(CardText.text(detector.refractoryMillis()))
        .append(" ms.\n\n");
  }

  /**
   * Adds the rows of the trade-off that somebody would choose from: the lowest threshold for each
   * budget of false accepts, and the shipped one. The manifest holds all of it.
   *
   * @param points the provenance's entry {@link ModelCard#OPERATING_POINTS}
   * @param source what it was measured on
   */
  static void addTradeOff(
      StringBuilder card, Facts points, Optional<String> source, DetectorSettings detector) {
    MarkdownTable table =
        new MarkdownTable(
            "word", "threshold", "missed, all conditions", "false accepts an hour of speech");
    for (Map.Entry<String, WordLevels> word : detector.words().entrySet()) {
      int met = 0;
      for (Facts point : points.list(word.getKey())) {
        boolean shipped = point.require("threshold") == word.getValue().threshold();
        double perHour = point.require("falseAcceptsPerHour");
        int meets = (int) BUDGETS.stream().filter(budget -> perHour <= budget).count();
        if (meets > met || shipped) {
          table.row(
              word.getKey() + (shipped ? ", as shipped" : ""),
              CardText.level(point.require("threshold")),
              CardText.format("%.1f %%", 100 * point.require("falseRejectRate")),
              CardText.format("%.1f", perHour));
        }
        met = Math.max(met, meets);
      }
    }
    card.append("Other thresholds, one word's moving while the others stay; `operatingPoints` in")
        .append(" the manifest has them all:\n\n")
        .append(table)
        .append('\n');
    source.ifPresent(text -> card.append(text).append("\n\n"));
  }

  private CardListening() {}
}
