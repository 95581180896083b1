package io.github.spikeword.trainer.evaluate.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.stream.audio.SampleStreams;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.evaluate.stream.Fired;
import io.github.spikeword.trainer.evaluate.stream.LabelledRecording;
import io.github.spikeword.trainer.evaluate.stream.LiveListening;
import io.github.spikeword.trainer.evaluate.stream.MatchRules;
import io.github.spikeword.trainer.evaluate.stream.StreamEvaluation;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.report.RobustnessPage;
import io.github.spikeword.trainer.statistics.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tones of amplitude 0.5, and a model that can be followed by hand. A front-end neuron gets 1.66
 * times 100 times the half-wave mean of the tone, amplitude / pi, at most 8.3, and loses 0.92 a
 * step; it fires from 3.69 on. Its output neuron gets 1.66 a spike and loses 0.23 a step; the word
 * needs more than 5 spikes in 20 steps.
 *
 * <ul>
 *   <li>-40 dBFS: amplitude 0.0141, 0.75 a step: less than the leak, nothing ever fires.
 *   <li>-30 dBFS: amplitude 0.0447, 2.36 a step: a spike in 2.6 steps, an output spike in 9 steps.
 *   <li>from -20 dBFS on: a spike in every step, an output spike in 2.6 steps: found.
 * </ul>
 */
class RobustnessTest {

  private static final int RATE = 16_000;
  private static final ChipDraw DRAW = ChipDraw.of(0.3, 1, 0);
  private static final Bundle BUNDLE = ToneBundles.forStreams();

  private static RobustnessReport report;

  /** "yes" at 1 s, "no" at 3 s, and a "yes" that is labelled "go" at 5 s; 300 ms each. */
  private static LabelledRecording recording() {
    float[] sound = ToneBundles.tone(ToneBundles.LOW_HZ, 1, 1.3, 7);
    float[] high = ToneBundles.tone(ToneBundles.HIGH_HZ, 3, 3.3, 7);
    float[] go = ToneBundles.tone(ToneBundles.LOW_HZ, 5, 5.3, 7);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += high[i] + go[i];
    }
    Labels labels =
        new Labels(
            "tones.wav",
            RATE,
            sound.length,
            List.of(word("yes", 1), word("no", 3), word("go", 5)),
            List.of(new Segment(SoundKind.SILENCE, true, 0, sound.length, "")));
    return new LabelledRecording(
        "tones",
        "clean",
        () -> new LabelledRecording.Opened(labels, SampleStreams.of(sound), List.of()));
  }

  private static LabelledWord word(String word, int second) {
    return new LabelledWord(
        word, (long) second * RATE, (long) second * RATE + 3 * RATE / 10, word + "/<x>");
  }

  private static RobustnessReport run(int threads, int chips) {
    return Robustness.run(
        new RobustnessRequest(BUNDLE, "tones", List.of(recording()), DRAW, chips, threads),
        Progress.SILENT);
  }

  @BeforeAll
  static void listen() {
    report = run(1, 3);
  }

  private static Map<String, VariationResult> axis(String name) {
    return report.axes().stream()
        .filter(axis -> axis.name().equals(name))
        .flatMap(axis -> axis.variations().stream())
        .collect(Collectors.toMap(VariationResult::name, variation -> variation));
  }

  @Test
  void unchangedBothWordsAreFoundAndGoIsTakenForYes() {
    assertThat(report.unchanged().together().missed()).isEqualTo(new Share(0, 2));
    assertThat(report.unchanged().together().acceptedOthers()).isEqualTo(new Share(1, 1));
  }

  @Test
  void faintTonesAreLostAndLoudOnesFound() {
    Map<String, VariationResult> level = axis("level");

    for (String faint : List.of("-40 dBFS", "-30 dBFS")) {
      assertThat(level.get(faint).figures().together().missed()).isEqualTo(new Share(2, 2));
      assertThat(level.get(faint).figures().together().acceptedOthers()).isEqualTo(new Share(0, 1));
      assertThat(level.get(faint).changes().get("yes"))
          .isEqualTo(new VariationResult.Changes(1, 0));
    }
    for (String loud : List.of("-20 dBFS", "-10 dBFS", "-3 dBFS", "-10 dBFS, nothing clipped")) {
      assertThat(level.get(loud).figures().together().missed()).isEqualTo(new Share(0, 2));
      assertThat(level.get(loud).figures().together().acceptedOthers()).isEqualTo(new Share(1, 1));
      assertThat(level.get(loud).changes().get("no")).isEqualTo(new VariationResult.Changes(0, 0));
    }
    assertThat(level.get("-3 dBFS").clippedWords()).isEqualTo(new Share(3, 3));
  }

  @Test
  void sourcesOfOtherRatesGiveTheSameWords() {
    assertThat(axis("rate")).containsOnlyKeys("44.1 kHz", "48.0 kHz");
    axis("rate")
        .values()
        .forEach(v -> assertThat(v.figures().together().missed()).isEqualTo(new Share(0, 2)));
  }

  @Test
  void whatWasHeardBeforeMakesNoDifferenceToThisModel() {
    assertThat(axis("history"))
        .containsOnlyKeys("right after the start", "right after a gap", "after an hour of silence");
    axis("history")
        .values()
        .forEach(
            v -> {
              assertThat(v.figures().together().missed()).isEqualTo(new Share(0, 2));
              assertThat(v.figures().together().exposure().otherWords()).isZero();
            });
    assertThat(axis("history").get("after an hour of silence").figures().seconds())
        .isGreaterThan(3660);
    assertThat(report.minuteEqualsHour()).isTrue();
  }

  @Test
  void aChipsFiguresAreThoseOfListeningLiveOnIt() {
    ChipResults chips = report.chips().orElseThrow();

    assertThat(chips.chips()).hasSize(3);
    for (int n = 0; n < 3; n++) {
      StreamMetrics.Part live =
          StreamMetrics.of(
                  StreamEvaluation.run(
                      BUNDLE,
                      List.of(recording()),
                      MatchRules.standard(),
                      Optional.of(DRAW.numbered(n)),
                      1,
                      Progress.SILENT))
              .all();
      assertThat(chips.chips().get(n).words()).isEqualTo(live.words());
    }
  }

  @Test
  void cachedFeaturesGiveTheDetectionsOfTheLiveGraph() {
    for (int n = 0; n < 5; n++) {
      SparseNetwork chip =
          SparseNetwork.compile(BUNDLE.network(), DRAW.numbered(n).draw(BUNDLE.network()));
      float[] sound = SampleStreams.readAll(recording().open().get().sound(), "tones");

      List<Fired> cached =
          FeatureListening.hear(
              BUNDLE, chip, FeatureExtractor.extractAll(BUNDLE.features(), sound));

      try (LiveListening live = new LiveListening(BUNDLE, chip)) {
        assertThat(cached).isNotEmpty().isEqualTo(live.hear(SampleStreams.of(sound)).detections());
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameReportOnAnyNumberOfThreads() {
    assertThat(RobustnessJson.render(run(3, 3))).isEqualTo(RobustnessJson.render(report));
  }

  @Test
  void everyFigureIsRenderedWithItsInterval() throws Exception {
    JsonNode json = JsonText.readTree(RobustnessJson.render(report));
    JsonNode first = json.at("/axes/0/variations/0");
    assertThat(first.get("name").asText()).isEqualTo("-40 dBFS");
    assertThat(first.at("/words/yes/missed/wilson95")).hasSize(2);
    assertThat(first.at("/together/falseAccepts/silence/poisson95")).hasSize(2);
    assertThat(first.at("/changes/yes/lost").asInt()).isOne();
    assertThat(first.at("/clippedWords/words").asInt()).isEqualTo(3);
    assertThat(json.at("/chips/count").asInt()).isEqualTo(3);
    assertThat(json.at("/chips/each")).hasSize(3);
    assertThat(json.at("/chips/missedShare/yes/count").asInt()).isEqualTo(3);
    assertThat(json.get("minuteOfSilenceEqualsHour").asBoolean()).isTrue();

    String text = RobustnessText.render(report);
    assertThat(text)
        .contains("-40 dBFS", "missed 100.00 % (1 of 1; 95 %:", "against unchanged 1 lost")
        .contains("3 mismatched chips")
        .doesNotContain("NaN");
    assertThat(RobustnessPage.render(report))
        .startsWith("<!doctype html>")
        .contains("<svg", "right after a gap")
        .doesNotContain("<x>")
        .doesNotContain("NaN")
        .doesNotContain("http");
  }

  @Test
  void withoutChipsThereIsNoneToReport() {
    assertThat(RobustnessText.render(run(1, 0))).doesNotContain("chips:");
  }

  @Test
  void nothingToHearIsAMistakeOfOneSentence() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(
            () ->
                Robustness.run(
                    new RobustnessRequest(BUNDLE, "", List.of(), DRAW, 1, 1), Progress.SILENT))
        .withMessageContaining("no recording");
  }
}
