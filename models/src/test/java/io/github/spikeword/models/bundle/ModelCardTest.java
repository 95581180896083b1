package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {

  private static final Map<String, Object> CLIPS =
      Map.of(
          "partition",
          "validation",
          "split",
          "official split by speaker hash",
          "clips",
          200,
          "correct",
          196,
          "wilson95",
          List.of(0.9497, 0.9922),
          "noise",
          List.of(
              Map.of("correct", 196, "clips", 200, "wilson95", List.of(0.9497, 0.9922)),
              Map.of("snrDb", 10.0, "correct", 180, "clips", 200, "wilson95", List.of(0.85, 0.93))),
          "mismatch",
          Map.of(
              "count",
              100,
              "leakSpread",
              0.1,
              "thresholdSpread",
              0.02,
              "median",
              0.97,
              "p05",
              0.955,
              "min",
              0.94),
          "power",
          Map.of("nanowatts", 40.0, "nanojoulesPerInference", 41.25));

  private final String card = ModelCard.render(TestBundles.tiny());

  @Test
  void theReadOutIsToldInWords() {
    assertThat(card).contains("Read-out: spikes of each label's neurons over 63 steps.");
    assertThat(ModelCard.render(TestBundles.tinyInParts()))
        .contains("over 60 steps at most: 2 parts of 15 to 30 steps, placed where they count most");
  }

  /** The tiny bundle with more measured. */
  private static String measured(String name, Object value) {
    return with("metrics", Map.of("validationAccuracy", 0.75, name, value));
  }

  private static String with(String entry, Object value) {
    Bundle tiny = TestBundles.tiny();
    Map<String, Object> training = new LinkedHashMap<>(tiny.training());
    training.put(entry, value);
    return ModelCard.render(
        new Bundle(
            tiny.name(),
            tiny.network(),
            tiny.features(),
            tiny.readout(),
            tiny.detector(),
            training));
  }

  @Test
  void fourPartsComeInOrder() {
    assertThat(card.lines().filter(line -> line.startsWith("#")))
        .containsExactly("# tiny", "## Details", "## Training", "## Testing", "## Use and limits");
  }

  @Test
  void theFirstSentenceSaysWhatTheModelIsFor() {
    assertThat(card)
        .startsWith("# tiny\n\nListens without end and says when it hears \"yes\" or \"no\".\n");
  }

  @Test
  void detailsAreThoseOfTheNetwork() {
    assertThat(card)
        .contains("A spiking network of 12 neurons")
        .contains("| front-end | 3 | one per filter | 32.0 | 3 in core 1 |")
        .contains(
            "| hidden | 5 | 3 x 5 and 5 x 5 recurrent | 32.0, 64.0, 128.0, 256.0 | 5 in core 3 |")
        .contains("| output | 4 | 5 x 4 | 64.0, 128.0 | 2 in core 1, 2 in core 2 |")
        .contains("| other | 2 to 3 |");
  }

  @Test
  void provenanceGoesToTheRightPart() {
    String training = part(card, "## Training");
    assertThat(training)
        .contains("- corpus: made up for tests\n")
        .contains("- clip counts:\n  - training: 12\n")
        .doesNotContain("validation accuracy");
    assertThat(part(card, "## Testing"))
        .contains("- validation accuracy: 0.75")
        .contains("| no | 2.25 | 1.25 |");
    assertThat(part(card, "## Use and limits")).contains("- Knows three bands only.\n");
  }

  @Test
  void judgedClipsComeWithCountsAndIntervals() {
    String testing = part(measured(ModelCard.CLIPS, CLIPS), "## Testing");

    assertThat(testing)
        .contains("validation partition, official split by speaker hash, 200 clips")
        .contains("| clean | 98.00 % (196 of 200) | 95.0 to 99.2 |")
        .contains("| over noise, 10 dB | 90.00 % (180 of 200) | 85.0 to 93.0 |")
        .contains("On 100 mismatched chips (leaks spread 10 %, thresholds 2 %): median 97.00 %")
        .as("training's own count of the same clips")
        .doesNotContain("validation accuracy");
  }

  @Test
  void whatWasNotMeasuredIsLeftOutInsteadOfShownAsNotANumber() {
    assertThat(measured(ModelCard.CLIPS, CLIPS)).doesNotContain("NaN").doesNotContain("nJ");
  }

  @Test
  void whatItHearsWrongIsNamedWhereItsLimitsAre() {
    Map<String, Object> clips = new LinkedHashMap<>(CLIPS);
    clips.put(
        "confusion", Map.of("yes", Map.of("yes", 97, "no", 3), "no", Map.of("yes", 1, "no", 99)));

    assertThat(part(measured(ModelCard.CLIPS, clips), "## Use and limits"))
        .contains(
            "it takes most often \"yes\" for \"no\" (3 of 100), \"no\" for \"yes\" (1 of 100).");
    assertThat(part(card, "## Use and limits")).doesNotContain("most often");
  }

  @Test
  void otherSeedsAndSpeakersAreATable() {
    Map<String, Object> repeat =
        Map.of(
            "folds",
            5,
            "seeds",
            3,
            "correct",
            1960,
            "clips",
            2000,
            "wilson95",
            List.of(0.973, 0.985),
            "min",
            0.975,
            "max",
            0.982);

    assertThat(measured(ModelCard.REPEATS, List.of(repeat)))
        .contains(
            "| cross-validation, 5 folds of speakers | 3 | 98.00 % (1960 of 2000) | 97.3 to 98.5 |"
                + " 97.50 to 98.20 % |");
  }

  @Test
  void listeningIsATableOfWordsAndOneOfFalseAccepts() {
    Map<String, Object> listening = new LinkedHashMap<>();
    listening.put(
        "clean",
        Map.of(
            "yes",
            Map.of("missed", "1 of 9", "accepted other words", "0 of 7", "wrong word", "0 of 9")));
    listening.put("speech", Map.of("yes", Map.of("false accepts in speech", "2 in 0.459 h")));

    assertThat(measured(ModelCard.LISTENING, listening))
        .contains("| clean | yes | 1 of 9 | 0 of 7 | none found |")
        .contains("| speech | yes | 2 in 0.459 h |")
        .contains("- Missed even in clean recordings: \"yes\" 1 of 9.\n");
  }

  @Test
  void theTradeOffIsCutToTheThresholdsSomebodyWouldChoose() {
    List<Map<String, Double>> points =
        List.of(
            point(0.5, 0.05, 40),
            point(1.0, 0.10, 9),
            point(1.25, 0.11, 9),
            point(1.5, 0.15, 9),
            point(1.75, 0.2, 2),
            point(2.0, 0.30, 0));

    String shown = with(ModelCard.OPERATING_POINTS, Map.of("yes", points));

    assertThat(shown)
        .contains("| yes | 1.0 | 10.0 % | 9.0 |\n| yes, as shipped | 1.5 | 15.0 % | 9.0 |\n")
        .contains("| yes | 1.75 | 20.0 % | 2.0 |")
        .contains("| yes | 2.0 | 30.0 % | 0.0 |")
        .doesNotContain("1.25 | 11.0 %")
        .doesNotContain("40.0");
  }

  @Test
  void bundleWithoutProvenanceSaysSo() {
    Bundle tiny = TestBundles.tiny();
    String bare =
        ModelCard.render(
            new Bundle(
                "bare",
                tiny.network(),
                tiny.features(),
                tiny.readout(),
                tiny.detector(),
                Map.of()));
    assertThat(bare)
        .contains("No provenance was recorded.")
        .contains("No measurement was recorded.");
  }

  private static Map<String, Double> point(double threshold, double missed, double perHour) {
    return Map.of(
        "threshold", threshold, "falseRejectRate", missed, "falseAcceptsPerHour", perHour);
  }

  private static String part(String card, String title) {
    int from = card.indexOf(title);
    int to = card.indexOf("\n## ", from + 1);
    return card.substring(from, to < 0 ? card.length() : to);
  }
}
