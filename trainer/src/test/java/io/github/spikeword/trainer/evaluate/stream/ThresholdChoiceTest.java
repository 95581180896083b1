package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recordings that are nothing but scores: peaks of known height at known places. */
class ThresholdChoiceTest {

  private static final int STEPS_PER_SECOND = 125;
  private static final int RATE = 16_000;

  private final List<LabelledWord> words = new ArrayList<>();
  private final double[] scores = new double[3600 * STEPS_PER_SECOND];

  /** A labelled "yes" at a second whose score reaches a height. */
  private void spoken(int second, double height) {
    words.add(
        new LabelledWord("yes", (long) second * RATE, (long) second * RATE + RATE / 2, "yes/x"));
    peak(second, height);
  }

  /** A score of that height 0.4 s after a second. */
  private void peak(int second, double height) {
    scores[second * STEPS_PER_SECOND + 50] = height;
  }

  private StreamResults results() {
    ScoreTrack.Recorder recorder = new ScoreTrack.Recorder(List.of("yes"), 8);
    for (double score : scores) {
      recorder.add(List.of(score - 1));
    }
    Labels labels =
        new Labels(
            "test.wav",
            RATE,
            3600L * RATE,
            words,
            List.of(new Segment(SoundKind.SPEECH, false, 0, 3600L * RATE, "book/one")));
    DetectorSettings settings = new DetectorSettings(Map.of("yes", new WordLevels(1, 0.5)), 750);
    GroundTruth truth = GroundTruth.of(labels, List.of("yes"));
    ScoreTrack track = recorder.finish();
    List<Fired> detections = track.detections(settings);
    return new StreamResults(
        List.of("yes"),
        settings,
        MatchRules.standard(),
        List.of(
            new RecordingResult(
                "test",
                "clean",
                truth,
                new HeardRecording(track, detections, List.of(0L)),
                new Matcher(truth, MatchRules.standard()).judge(detections),
                List.of())));
  }

  private ThresholdChoice choose(double perHour) {
    return ThresholdChoice.of(results(), new FalseAcceptBudget(perHour, 1, 0), 1);
  }

  private void fourWordsAndThreeFalseAlarms() {
    // scores are one below the heights given here
    spoken(100, 2.5);
    spoken(200, 3.5);
    spoken(300, 4.5);
    spoken(400, 5.9);
    peak(1000, 3);
    peak(2000, 4);
    peak(3000, 5);
  }

  @Test
  void theBudgetComesFirstThenTheMisses() {
    fourWordsAndThreeFalseAlarms();

    // the hour of speech less two seconds of words: one false accept is 1.0006 an hour
    assertThat(choose(1.1).settings().words().get("yes").threshold())
        .isGreaterThan(3)
        .isLessThanOrEqualTo(3.5);
    assertThat(choose(0).settings().words().get("yes").threshold())
        .isGreaterThan(4)
        .isLessThanOrEqualTo(4.9);
    assertThat(choose(3.1).settings().words().get("yes").threshold())
        .isGreaterThan(0)
        .isLessThanOrEqualTo(1.5);
  }

  @Test
  void ofEqualMissesTheHighestThresholdIsTaken() {
    fourWordsAndThreeFalseAlarms();
    List<DetPoint> table = choose(1.1).tables().get("yes");

    double chosen = choose(1.1).settings().words().get("yes").threshold();

    assertThat(table)
        .filteredOn(point -> point.threshold() > chosen)
        .allMatch(point -> point.figures().tally().missed() > 2);
    assertThat(table)
        .filteredOn(point -> point.threshold() == chosen)
        .allMatch(point -> point.figures().tally().missed() == 2);
  }

  @Test
  void theTableHoldsTheWholeTradeOff() {
    fourWordsAndThreeFalseAlarms();

    List<DetPoint> table = choose(1).tables().get("yes");

    assertThat(table.get(0).threshold()).isZero();
    assertThat(table).hasSizeBetween(20, 61);
    DetPoint last = table.get(table.size() - 1);
    assertThat(last.figures().missed().value()).isEqualTo(1);
    assertThat(last.figures().tally().allFalseAccepts()).isZero();
    assertThat(table)
        .filteredOn(point -> point.threshold() > 2 && point.threshold() <= 2.5)
        .isNotEmpty()
        .allMatch(point -> point.figures().tally().missed() == 1)
        .allMatch(point -> point.figures().tally().allFalseAccepts() == 2);
  }

  @Test
  void theReleaseLevelKeepsItsDistance() {
    fourWordsAndThreeFalseAlarms();

    WordLevels levels = choose(1.1).settings().words().get("yes");

    assertThat(levels.threshold() - levels.release()).isEqualTo(0.5);
  }

  @Test
  void whereEveryThresholdThatFindsTheWordCostsTooMuchNothingIsFound() {
    spoken(100, 3);
    // a false alarm as high as the highest score there is
    peak(1000, 3);
    ThresholdChoice choice = choose(0);

    assertThat(choice.settings().words().get("yes").threshold()).isGreaterThan(2);
  }

  @Test
  void budgetsAreNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FalseAcceptBudget(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FalseAcceptBudget(0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FalseAcceptBudget(0, 0, Double.NaN));
  }

  @Test
  void aWordThatTheRecordingsDoNotHoldKeepsItsLevels() {
    peak(100, 3);

    ThresholdChoice choice = choose(1);

    assertThat(choice.settings().words()).containsEntry("yes", new WordLevels(1, 0.5));
    assertThat(choice.kept()).containsExactly("yes");
  }

  @Test
  void aWordThatNeverScoresAboveZeroKeepsItsLevels() {
    spoken(100, 0.5);

    ThresholdChoice choice = choose(1);

    assertThat(choice.settings().words()).containsEntry("yes", new WordLevels(1, 0.5));
    assertThat(choice.kept()).containsExactly("yes");
  }
}
