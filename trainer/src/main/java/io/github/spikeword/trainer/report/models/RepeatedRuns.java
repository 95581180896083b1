package io.github.spikeword.trainer.report.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.text.MarkdownTable;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table of what training anew with other seeds gave, and the commands that sweep. */
final class RepeatedRuns {

  /**
   * Adds the table: a row a seed, with noise and mismatched chips where they were measured.
   *
   * @param what the sentence above it, without its colon
   * @param preset what was trained
   * @param changes options that changed it; may be empty
   * @param table the document of the sweep
   */
  static void add(StringBuilder text, String what, String preset, String changes, JsonNode table) {
    JsonNode base = table.at("/variants/0");
    List<String> head = new ArrayList<>(List.of("seed", "right", "95 %"));
    List<String> shares = circumstances(base.at("/seeds/0/circumstances"), head);
    text.append(what).append(":\n\n");
    MarkdownTable rows = new MarkdownTable(head);
    for (JsonNode seed : base.path("seeds")) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  seed.path("seed").asLong(),
                  Figures.share(seed),
                  Figures.interval(seed.path("wilson95"))));
      shares.forEach(share -> row.add(Figures.percent(seed.at(share))));
      rows.row(row);
    }
    JsonNode accuracy = base.path("accuracy");
    if (accuracy.path("count").asInt() > 0) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  "median",
                  Figures.percent(accuracy.path("median")),
                  Figures.interval(base.at("/medianSeed/wilson95"))));
      shares.forEach(share -> row.add(Figures.percent(median(base.path("seeds"), share))));
      rows.row(row);
    }
    text.append(rows);
    int unfinished = base.path("unfinishedSeeds").asInt();
    if (unfinished > 0) {
      text.append(
          Figures.format(
              "%n%d of %d seeds are not finished and left out.%n",
              unfinished, unfinished + accuracy.path("count").asInt()));
    }
    text.append("\nCommand: `").append(command(preset, changes, table)).append("`\n\n");
  }

  /** Heads the columns of noise and chips; says where a seed holds the share of each. */
  private static List<String> circumstances(JsonNode measured, List<String> head) {
    List<String> shares = new ArrayList<>();
    for (JsonNode level : measured.path("noise")) {
      head.add(Figures.format("%.0f dB", level.path("snrDb").asDouble()));
      shares.add("/circumstances/noise/" + shares.size() + "/share");
    }
    if (measured.has("mismatch")) {
      head.add(
          Figures.format("%d mismatched chips, median", measured.at("/mismatch/count").asLong()));
      shares.add("/circumstances/mismatch/median");
    }
    return shares;
  }

  private static double median(JsonNode seeds, String share) {
    return Sample.of(
            StreamSupport.stream(seeds.spliterator(), false)
                .mapToDouble(seed -> seed.at(share).asDouble())
                .toArray())
        .median();
  }

  /**
   * The command that made a table.
   *
   * @param changes options beside preset, seeds and folds, each with a blank before it
   */
  static String command(String preset, String changes, JsonNode table) {
    JsonNode seeds = table.at("/variants/0/seeds");
    StringBuilder command = new StringBuilder("spikeword sweep --preset ").append(preset);
    command.append(changes).append(" --seeds ").append(seeds(seeds));
    int folds = seeds.at("/0/folds").asInt();
    if (rotates(table)) {
      command.append(" --folds ").append(folds(table)).append(" --rotate");
    } else if (folds > 1) {
      command.append(" --folds ").append(folds);
    }
    JsonNode circumstances = seeds.at("/0/circumstances");
    if (circumstances.has("noise")) {
      command.append(" --noise");
    }
    if (circumstances.has("mismatch")) {
      command.append(" --chips ").append(circumstances.at("/mismatch/count").asLong());
    }
    return command.append(" --data DIR --out DIR").toString();
  }

  /** Whether each seed was judged on one of several folds. */
  static boolean rotates(JsonNode table) {
    return table.at("/variants/0/seeds/0/folds").asInt() < folds(table);
  }

  /** Number of folds that took turns; 0 without. */
  static int folds(JsonNode table) {
    return table.at("/runs/0/ofFolds").asInt();
  }

  /** Seeds as the command takes them: {@code 1-5}, or {@code 1,3}. */
  private static String seeds(JsonNode seeds) {
    List<Long> numbers = new ArrayList<>();
    seeds.forEach(seed -> numbers.add(seed.path("seed").asLong()));
    long span = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1) - numbers.get(0);
    if (span > 0 && span == numbers.size() - 1) {
      return numbers.get(0) + "-" + numbers.get(numbers.size() - 1);
    }
    return String.join(",", numbers.stream().map(String::valueOf).toList());
  }

  private RepeatedRuns() {}
}
