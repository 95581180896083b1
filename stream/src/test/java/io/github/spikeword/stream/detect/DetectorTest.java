package io.github.spikeword.stream.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.Reason;
import io.github.spikeword.stream.event.ListeningEvent.Suppressed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Golden cases, worked out by hand. Threshold 2, release 1, steps of 10 ms, one spike a step. */
class DetectorTest {

  private static final double STEP_MILLIS = 10;

  private final List<ListeningEvent> events = new ArrayList<>();

  @Test
  void reportsAWordAtTheStepThatReachesTheThreshold() {
    yes(0, 0, 1.0, 1.5, 2.5, 3.0, 0.5);
    assertThat(events).containsExactly(detected("yes", 4, 2.5, 2.5, 2, 4, 3));
  }

  @Test
  void scoreExactlyAtTheThresholdIsEnough() {
    yes(0, 2.0, 0);
    assertThat(events).containsExactly(detected("yes", 1, 2, 2, 1, 1, 1));
  }

  @Test
  void scoreExactlyAtTheReleaseLevelKeepsTheExcursionGoing() {
    yes(1.0, 1.0, 0.99);
    assertThat(events).containsExactly(suppressed("yes", 2, 1, 0, 0, Reason.BELOW_THRESHOLD));
  }

  @Test
  void scoreThatNeverReachesTheThresholdIsReportedWithItsPeak() {
    yes(0, 1.2, 1.9, 1.7, 0.2);
    assertThat(events).containsExactly(suppressed("yes", 4, 1.9, 1, 2, Reason.BELOW_THRESHOLD));
  }

  @Test
  void plateauAboveTheThresholdIsOneDetection() {
    yes(2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 0);
    assertThat(events).containsExactly(detected("yes", 0, 2.5, 2.5, 0, 0, 1));
  }

  @Test
  void firstOfEqualPeaksIsThePeak() {
    yes(1.5, 1.7, 1.7, 0);
    assertThat(events).containsExactly(suppressed("yes", 3, 1.7, 0, 1, Reason.BELOW_THRESHOLD));
  }

  @Test
  void doubleFireWithoutRearmIsHeldBackOnce() {
    // dips to the hysteresis band twice and comes back twice; 2.75 at step 6 is the best of it
    yes(2.5, 1.5, 2.0, 1.5, 1.2, 2.25, 2.75, 0);
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1),
            suppressed("yes", 7, 2.75, 2, 6, Reason.NOT_REARMED));
  }

  @Test
  void dipIntoTheHysteresisBandAloneIsNoSecondCandidate() {
    yes(2.5, 1.5, 1.9, 0);
    assertThat(events).containsExactly(detected("yes", 0, 2.5, 2.5, 0, 0, 1));
  }

  @Test
  void wordIsDetectedAgainAfterFallingBelowTheRelease() {
    yes(2.5, 0.99, 2.0, 0);
    assertThat(events)
        .containsExactly(detected("yes", 0, 2.5, 2.5, 0, 0, 1), detected("yes", 2, 2, 2, 2, 2, 1));
  }

  @Test
  void secondWordWithinTheRefractoryTimeIsHeldBack() {
    feed(
        detector(30, levels("yes", 2, 1), levels("no", 2, 1)),
        new double[][] {{2.5, 0}, {0, 2.25}, {0, 0}, {0, 0}});
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1),
            suppressed("no", 2, 2.25, 1, 1, Reason.REFRACTORY));
  }

  @Test
  void secondWordThatOutlastsTheRefractoryTimeIsDetectedWhenItEnds() {
    // detection at step 0; 30 ms are three steps, so step 3 is the first that may detect
    feed(
        detector(30, levels("yes", 2, 1), levels("no", 2, 1)),
        new double[][] {{2.5, 0}, {0, 2.75}, {0, 2.25}, {0, 2.0}, {0, 0}});
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1), detected("no", 3, 2, 2.75, 1, 1, 3));
  }

  @Test
  void refractoryTimeThatIsNoWholeNumberOfStepsIsRoundedUp() {
    feed(detector(21, levels("yes", 2, 1)), scores(2.5, 0, 2.5, 2.25, 0));
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1), detected("yes", 3, 2.25, 2.5, 2, 2, 2));
  }

  @Test
  void wordHeldBackByTheRefractoryTimeThatOnlyLingersBelowTheThresholdIsLostToIt() {
    feed(detector(30, levels("yes", 2, 1)), scores(2.5, 0, 2.5, 1.5, 1.5, 0));
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1),
            suppressed("yes", 5, 2.5, 2, 2, Reason.REFRACTORY));
  }

  @Test
  void higherOfTwoScoresInTheSameStepWins() {
    feed(
        detector(0, levels("yes", 2, 1), levels("no", 3, 1)),
        new double[][] {{1.5, 1.5}, {2.5, 3.5}, {2.75, 0}, {0, 0}});
    assertThat(events)
        .containsExactly(
            new Detection(1, "no", 3.5, 3.5, 3, 0, 1, 2),
            suppressed("yes", 1, 2.5, 0, 1, Reason.OUTSCORED));
  }

  @Test
  void outscoredWordMustRearmToo() {
    feed(
        detector(0, levels("yes", 2, 1), levels("no", 2, 1)),
        new double[][] {{2.5, 3}, {1.5, 0}, {2.5, 0}, {0, 0}, {2.5, 0}});
    assertThat(events)
        .containsExactly(
            detected("no", 0, 3, 3, 0, 0, 1),
            suppressed("yes", 0, 2.5, 0, 0, Reason.OUTSCORED),
            suppressed("yes", 3, 2.5, 2, 2, Reason.NOT_REARMED),
            detected("yes", 4, 2.5, 2.5, 4, 4, 1));
  }

  @Test
  void firstWordInOrderWinsBetweenEqualScores() {
    feed(detector(0, levels("yes", 2, 1), levels("no", 2, 1)), new double[][] {{2.5, 2.5}, {0, 0}});
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1),
            suppressed("no", 0, 2.5, 0, 0, Reason.OUTSCORED));
  }

  @Test
  void higherScoreBelowItsOwnThresholdDoesNotStopTheOtherWord() {
    feed(detector(0, levels("yes", 2, 1), levels("no", 5, 1)), new double[][] {{2.5, 4.5}, {0, 0}});
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1),
            new Suppressed(1, "no", 4.5, 5, 0, 0, Reason.BELOW_THRESHOLD));
  }

  @Test
  void undecidedWordAtTheEndIsInterrupted() {
    Detector detector = detector(0, levels("yes", 2, 1));
    feed(detector, scores(0, 1.5, 1.75));
    detector.interrupt();
    detector.interrupt();
    assertThat(events).containsExactly(suppressed("yes", 2, 1.75, 1, 2, Reason.INTERRUPTED));
  }

  @Test
  void decidedWordAtTheEndIsNotReportedAgain() {
    Detector detector = detector(0, levels("yes", 2, 1));
    feed(detector, scores(2.5, 2.5));
    detector.interrupt();
    assertThat(events).containsExactly(detected("yes", 0, 2.5, 2.5, 0, 0, 1));
  }

  @Test
  void interruptionRearmsButDoesNotEndTheRefractoryTime() {
    Detector detector = detector(50, levels("yes", 2, 1));
    feed(detector, scores(2.5));
    detector.interrupt();
    detector.update(4, new double[] {2.5}, 1);
    detector.update(5, new double[] {2.25}, 1);
    assertThat(events)
        .containsExactly(
            detected("yes", 0, 2.5, 2.5, 0, 0, 1), detected("yes", 5, 2.25, 2.5, 4, 4, 2));
  }

  @Test
  void lowerThresholdTakesEffectAtTheNextStep() {
    Detector detector = detector(0, levels("yes", 9, 1));
    feed(detector, scores(2.5));
    detector.configure(settings(0, levels("yes", 2, 1)));
    detector.update(1, new double[] {2.25}, 1);
    assertThat(events).containsExactly(detected("yes", 1, 2.25, 2.5, 0, 0, 2));
  }

  @Test
  void higherReleaseLevelEndsTheExcursionAtTheNextStep() {
    Detector detector = detector(0, levels("yes", 2, 1));
    feed(detector, scores(1.5));
    detector.configure(settings(0, levels("yes", 2, 1.75)));
    detector.update(1, new double[] {1.5}, 1);
    assertThat(events).containsExactly(suppressed("yes", 1, 1.5, 0, 0, Reason.BELOW_THRESHOLD));
  }

  @Test
  void countsTheSpikesFromTheOnsetToTheDecision() {
    Detector detector = detector(0, levels("yes", 2, 1));
    int[] spikes = {100, 10, 20, 30, 1000};
    double[] scores = {0, 1, 1.5, 2, 2};
    for (int step = 0; step < scores.length; step++) {
      detector.update(step, new double[] {scores[step]}, spikes[step]);
    }
    assertThat(events).containsExactly(detected("yes", 3, 2, 2, 1, 3, 60));
  }

  @Test
  void refusesSettingsForOtherWords() {
    Detector detector = detector(0, levels("yes", 2, 1));
    assertThatThrownBy(() -> detector.configure(settings(0, levels("no", 2, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[no]")
        .hasMessageContaining("[yes]");
    assertThatThrownBy(
            () -> detector.configure(settings(0, levels("yes", 2, 1), levels("no", 2, 1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesStepsThatDoNotAscend() {
    Detector detector = detector(0, levels("yes", 2, 1));
    feed(detector, scores(0, 0));
    assertThatThrownBy(() -> detector.update(1, new double[] {0}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Step 1 follows step 1.");
  }

  private void yes(double... scores) {
    feed(detector(0, levels("yes", 2, 1)), scores(scores));
  }

  @SafeVarargs
  private Detector detector(double refractoryMillis, Map.Entry<String, WordLevels>... words) {
    DetectorSettings settings = settings(refractoryMillis, words);
    return new Detector(List.copyOf(settings.words().keySet()), settings, STEP_MILLIS, events::add);
  }

  @SafeVarargs
  private static DetectorSettings settings(
      double refractoryMillis, Map.Entry<String, WordLevels>... words) {
    Map<String, WordLevels> levels = new LinkedHashMap<>();
    for (var word : words) {
      levels.put(word.getKey(), word.getValue());
    }
    return new DetectorSettings(levels, refractoryMillis);
  }

  private static Map.Entry<String, WordLevels> levels(
      String word, double threshold, double release) {
    return Map.entry(word, new WordLevels(threshold, release));
  }

  private static double[][] scores(double... ofOneWord) {
    double[][] scores = new double[ofOneWord.length][];
    for (int step = 0; step < scores.length; step++) {
      scores[step] = new double[] {ofOneWord[step]};
    }
    return scores;
  }

  private static void feed(Detector detector, double[][] scores) {
    for (int step = 0; step < scores.length; step++) {
      detector.update(step, scores[step], 1);
    }
  }

  private static Detection detected(
      String word, long step, double score, double peak, long onset, long peakStep, long spikes) {
    return new Detection(step, word, score, peak, 2, onset, peakStep, spikes);
  }

  private static Suppressed suppressed(
      String word, long step, double peak, long onset, long peakStep, Reason reason) {
    return new Suppressed(step, word, peak, 2, onset, peakStep, reason);
  }
}
