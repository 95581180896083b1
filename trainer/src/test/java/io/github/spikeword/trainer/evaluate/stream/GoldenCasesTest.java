package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Scores drawn by hand, through the detector, the matcher and the figures: threshold 2, release
 * level 1, refractory time 750 ms, steps of 8 ms. Times are milliseconds and multiples of 8; a
 * score "from 1000 to 1200" is held by the steps that end at 1000, 1008, ... 1200.
 */
class GoldenCasesTest {

  private static final int STEP = 8;
  private static final int SAMPLES_PER_MILLI = 16;
  private static final int LENGTH = 8000;
  private static final double QUIET = -3;
  private static final List<String> WORDS = List.of("yes", "no");

  private final List<LabelledWord> words = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final double[][] scores = new double[LENGTH / STEP][2];

  GoldenCasesTest() {
    for (double[] step : scores) {
      Arrays.fill(step, QUIET);
    }
  }

  private GoldenCasesTest word(String word, int start, int end) {
    words.add(
        new LabelledWord(
            word, (long) start * SAMPLES_PER_MILLI, (long) end * SAMPLES_PER_MILLI, word + "/x"));
    return this;
  }

  private GoldenCasesTest score(String word, double score, int from, int to) {
    for (int t = from / STEP - 1; t <= to / STEP - 1; t++) {
      scores[t][WORDS.indexOf(word)] = score;
    }
    return this;
  }

  private StreamResults results() {
    ScoreTrack.Recorder recorder = new ScoreTrack.Recorder(WORDS, STEP);
    for (double[] step : scores) {
      recorder.add(List.of(step[0], step[1]));
    }
    return results(recorder.finish());
  }

  private StreamResults results(ScoreTrack track) {
    Map<String, WordLevels> levels = new LinkedHashMap<>();
    levels.put("yes", new WordLevels(2, 1));
    levels.put("no", new WordLevels(2, 1));
    DetectorSettings settings = new DetectorSettings(levels, 750);
    Labels labels =
        new Labels("golden.wav", 16_000, (long) LENGTH * SAMPLES_PER_MILLI, words, segments);
    return new StreamResults(
        WORDS,
        settings,
        MatchRules.standard(),
        List.of(
            RecordingResult.judged(
                "golden",
                "clean",
                GroundTruth.of(labels, WORDS),
                new HeardRecording(track, track.detections(settings), List.of(0L)),
                MatchRules.standard(),
                List.of())));
  }

  private static WordFigures figures(StreamResults results, String word) {
    return StreamMetrics.of(results).all().words().get(word);
  }

  private static List<Double> times(StreamResults results) {
    return results.recordings().get(0).heard().detections().stream()
        .map(Fired::timeMillis)
        .toList();
  }

  @Test
  void aScoreThatStaysUpForLongFiresOnce() {
    word("yes", 1000, 1400).score("yes", 3, 1304, 4000);

    StreamResults results = results();

    assertThat(times(results)).containsExactly(1304.0);
    assertThat(figures(results, "yes").tally().repeats()).isZero();
    assertThat(figures(results, "yes").allFalseAccepts().events()).isZero();
    assertThat(figures(results, "yes").latency().median()).isEqualTo(1304 - 1400.0);
  }

  @Test
  void aDipToTheReleaseLevelDoesNotRearmButOneBelowItDoes() {
    word("yes", 1000, 1400);
    score("yes", 3, 1304, 1500).score("yes", 1, 1504, 2100).score("yes", 3, 2104, 2200);
    assertThat(times(results())).containsExactly(1304.0);

    score("yes", 0.5, 1504, 2100);
    StreamResults rearmed = results();

    assertThat(times(rearmed)).containsExactly(1304.0, 2104.0);
    assertThat(figures(rearmed, "yes").tally().repeats()).isOne();
    assertThat(figures(rearmed, "yes").missed()).isEqualTo(new Share(0, 1));
  }

  @Test
  void firingTooEarlyIsAFalseAcceptAndCostsTheWordUnlessTheScoreFallsInBetween() {
    word("yes", 1000, 1400).score("yes", 3, 1072, 1600);

    StreamResults early = results();

    assertThat(times(early)).containsExactly(1072.0);
    assertThat(figures(early, "yes").missed()).isEqualTo(new Share(1, 1));
    assertThat(figures(early, "yes").allFalseAccepts().events()).isOne();

    score("yes", 0, 1200, 1296).score("yes", 3, 1304, 1900);
    StreamResults twice = results();

    // armed again at 1200, asks from 1304 on, allowed when 750 ms are over: 1072 + 752
    assertThat(times(twice)).containsExactly(1072.0, 1824.0);
    assertThat(figures(twice, "yes").missed()).isEqualTo(new Share(0, 1));
    assertThat(figures(twice, "yes").allFalseAccepts().events()).isOne();
  }

  @Test
  void ofTwoWordsWithinTheRefractoryTimeTheSecondIsFoundWhenItsScoreLasts() {
    word("yes", 1000, 1200).word("no", 1300, 1500);
    score("yes", 3, 1200, 1304).score("no", 3, 1504, 1904);
    assertThat(figures(results(), "no").missed()).isEqualTo(new Share(1, 1));

    score("no", 3, 1504, 1952);
    StreamResults lasting = results();

    assertThat(times(lasting)).containsExactly(1200.0, 1952.0);
    assertThat(figures(lasting, "no").missed()).isEqualTo(new Share(0, 1));
    assertThat(figures(lasting, "no").latency().median()).isEqualTo(1952 - 1500.0);
  }

  @Test
  void theLastStepOfARecordingCountsAndNothingBehindIt() {
    word("yes", 6000, 6400).word("no", 7600, 8000);
    score("no", 3, 8000, 8000);
    StreamResults last = results();
    assertThat(times(last)).containsExactly(8000.0);
    assertThat(figures(last, "no").missed()).isEqualTo(new Share(0, 1));
    assertThat(figures(last, "yes").missed()).isEqualTo(new Share(1, 1));

    score("no", 1.5, 7800, 8000);
    assertThat(figures(results(), "no").missed()).isEqualTo(new Share(1, 1));
  }

  @Test
  void ofOverlappingWordsTheOutscoredOneIsMissedAndNotWrong() {
    word("yes", 1000, 1600).word("no", 1200, 1800);
    score("yes", 3, 1600, 1700).score("no", 4, 1600, 1700);

    StreamResults results = results();

    assertThat(times(results)).containsExactly(1600.0);
    assertThat(figures(results, "no").missed()).isEqualTo(new Share(0, 1));
    assertThat(figures(results, "yes").missed()).isEqualTo(new Share(1, 1));
    assertThat(StreamMetrics.of(results).all().together().wrong()).isEqualTo(new Share(0, 2));
  }

  @Test
  void aWrongWordLeavesTheSpokenOneMissed() {
    word("no", 1000, 1400).score("yes", 3, 1400, 1500);

    StreamResults results = results();

    assertThat(figures(results, "no").missed()).isEqualTo(new Share(1, 1));
    assertThat(figures(results, "no").wrong()).isEqualTo(new Share(1, 1));
    assertThat(figures(results, "yes").allFalseAccepts().events()).isZero();
  }

  @Test
  void whatIsSetOffBySoundAlikesIsInNoSumAndNoBudget() {
    segments.add(new Segment(SoundKind.SILENCE, true, 0, LENGTH * SAMPLES_PER_MILLI, ""));
    segments.add(
        new Segment(
            SoundKind.SOUNDALIKE, false, 16_000, 16_000 + 2000 * SAMPLES_PER_MILLI, "snow/1"));
    score("no", 3, 1600, 1700);

    StreamResults results = results();

    WordFigures no = figures(results, "no");
    assertThat(no.falseAccepts(SoundClass.SOUNDALIKE).events()).isOne();
    assertThat(no.falseAccepts(SoundClass.SOUNDALIKE).hours()).isCloseTo(3 / 3600.0, within(1e-12));
    assertThat(no.allFalseAccepts().events()).isZero();
    assertThat(no.allFalseAccepts().hours()).isCloseTo(5 / 3600.0, within(1e-12));
    assertThat(new FalseAcceptBudget(0, 0, 0).allows(no)).isTrue();
    assertThat(Offenders.worst(results, 5)).isEmpty();
  }

  @Test
  void stepsThatWereLostInAGapEndAnExcursion() {
    word("yes", 1000, 1400).word("yes", 3000, 3400);
    ScoreTrack.Recorder recorder = new ScoreTrack.Recorder(WORDS, STEP);
    for (int t = 0; t < LENGTH / STEP; t++) {
      // up from 1304 on; nothing is known of the steps from 1600 to 3192
      double yes = t >= 162 ? 3 : QUIET;
      if (t < 199 || t >= 399) {
        recorder.add(t, List.of(yes, QUIET));
      }
    }

    StreamResults results = results(recorder.finish());

    assertThat(times(results)).containsExactly(1304.0, 3200.0);
    assertThat(figures(results, "yes").missed()).isEqualTo(new Share(0, 2));
  }
}
