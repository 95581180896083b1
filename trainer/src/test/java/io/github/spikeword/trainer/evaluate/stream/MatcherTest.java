package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.evaluate.stream.Verdict.FalseAccept;
import io.github.spikeword.trainer.evaluate.stream.Verdict.Hit;
import io.github.spikeword.trainer.evaluate.stream.Verdict.Repeat;
import io.github.spikeword.trainer.evaluate.stream.Verdict.WrongWord;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases worked out by hand, after {@code docs/evaluation.md}. Times are milliseconds. */
class MatcherTest {

  private static final int SAMPLES_PER_MILLI = 16;

  private final List<LabelledWord> words = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private long lengthMillis = 20_000;

  private MatcherTest word(String word, int start, int end) {
    words.add(
        new LabelledWord(
            word, (long) start * SAMPLES_PER_MILLI, (long) end * SAMPLES_PER_MILLI, word + "/x"));
    return this;
  }

  private MatcherTest segment(SoundKind kind, boolean background, int start, int end) {
    segments.add(
        new Segment(
            kind,
            background,
            (long) start * SAMPLES_PER_MILLI,
            (long) end * SAMPLES_PER_MILLI,
            kind.label() + "-source/file"));
    return this;
  }

  private List<Verdict> judge(Object... wordsAndTimes) {
    List<Fired> detections = new ArrayList<>();
    for (int i = 0; i < wordsAndTimes.length; i += 2) {
      double time = (Integer) wordsAndTimes[i + 1];
      detections.add(new Fired((long) (time / 8) - 1, time, (String) wordsAndTimes[i], 1, 1, 0));
    }
    Labels labels =
        new Labels("test.wav", 16_000, lengthMillis * SAMPLES_PER_MILLI, words, segments);
    GroundTruth truth = GroundTruth.of(labels, List.of("yes", "no"));
    return new Matcher(truth, MatchRules.standard()).judge(detections);
  }

  private static void assertFalseAccept(Verdict verdict, SoundClass kind) {
    assertThat(verdict)
        .isInstanceOfSatisfying(FalseAccept.class, a -> assertThat(a.kind()).isEqualTo(kind));
  }

  @Test
  void aWordIsFoundFrom80MillisecondsAfterItsStartToASecondAfterItsEnd() {
    word("yes", 1000, 1500);

    assertFalseAccept(judge("yes", 1079).get(0), SoundClass.UNLABELLED);
    assertThat(judge("yes", 1080)).containsExactly(new Hit(0));
    assertThat(judge("yes", 2500)).containsExactly(new Hit(0));
    assertFalseAccept(judge("yes", 2501).get(0), SoundClass.UNLABELLED);
  }

  @Test
  void firingBeforeTheWordIsAFalseAcceptAndTheWordCanStillBeFound() {
    word("yes", 1000, 1500);

    List<Verdict> verdicts = judge("yes", 992, "yes", 1744);

    assertFalseAccept(verdicts.get(0), SoundClass.UNLABELLED);
    assertThat(verdicts.get(1)).isEqualTo(new Hit(0));
  }

  @Test
  void firingTwiceAtOneWordIsAHitAndARepeat() {
    word("yes", 1000, 1500);

    assertThat(judge("yes", 1400, "yes", 2200)).containsExactly(new Hit(0), new Repeat(0));
  }

  @Test
  void firingAThirdTimeAfterTheWindowIsAFalseAccept() {
    word("yes", 1000, 1500);

    List<Verdict> verdicts = judge("yes", 1400, "yes", 2200, "yes", 2952);

    assertFalseAccept(verdicts.get(2), SoundClass.UNLABELLED);
  }

  @Test
  void theSameWordTwiceIsFoundTwice() {
    word("yes", 1000, 1500).word("yes", 1700, 2200);

    assertThat(judge("yes", 1480, "yes", 2240)).containsExactly(new Hit(0), new Hit(1));
  }

  @Test
  void aDetectionInBothWindowsGoesToTheWordWhoseWindowEndsFirst() {
    // the first word was found late, at a time when the second was being said already
    word("yes", 1000, 1500).word("yes", 1700, 2200);

    assertThat(judge("yes", 1800, "yes", 2560)).containsExactly(new Hit(0), new Hit(1));
  }

  @Test
  void onlyOneOfTwoWordsWithinTheRefractoryTimeIsFound() {
    // 750 ms refractory: the detector can fire once in this stretch, so one word is a miss
    word("yes", 1000, 1300).word("yes", 1400, 1700);

    assertThat(judge("yes", 1760)).containsExactly(new Hit(0));
  }

  @Test
  void theOtherKeywordIsAWrongWordAtTheOneThatBeganLast() {
    word("yes", 1000, 1500).word("no", 1700, 2200);

    assertThat(judge("yes", 1480, "yes", 2240)).containsExactly(new Hit(0), new WrongWord(1));
    assertThat(judge("no", 1480)).containsExactly(new WrongWord(0));
  }

  @Test
  void aWrongWordCountsAlsoBesideAHit() {
    word("no", 1000, 1500);

    assertThat(judge("no", 1480, "yes", 2240)).containsExactly(new Hit(0), new WrongWord(0));
  }

  @Test
  void overlappingWordsAreEachFoundByTheirOwn() {
    word("yes", 1000, 1600).word("no", 1200, 1800);

    assertThat(judge("no", 1640, "yes", 1700)).containsExactly(new Hit(1), new Hit(0));
  }

  @Test
  void ofTwoLikeWordsThatEndTogetherTheFirstIsTaken() {
    word("yes", 1000, 1500).word("yes", 1100, 1500);

    assertThat(judge("yes", 1400)).containsExactly(new Hit(0));
  }

  @Test
  void aWordAtTheEndOfTheRecordingCanBeFoundUpToTheLastStep() {
    lengthMillis = 2000;
    word("yes", 1500, 2000);

    assertThat(judge("yes", 2000)).containsExactly(new Hit(0));
    assertThat(judge()).isEmpty();
  }

  @Test
  void aFalseAcceptIsBlamedOnTheForegroundThatBeganLast() {
    segment(SoundKind.NOISE, true, 0, 20_000)
        .segment(SoundKind.SPEECH, false, 1000, 4000)
        .word("go", 4200, 4500)
        .segment(SoundKind.MUSIC, false, 8000, 9000);

    assertFalseAccept(judge("no", 500).get(0), SoundClass.NOISE);
    assertFalseAccept(judge("no", 1000).get(0), SoundClass.NOISE);
    assertFalseAccept(judge("no", 1008).get(0), SoundClass.SPEECH);
    assertFalseAccept(judge("no", 4200).get(0), SoundClass.SPEECH);
    assertFalseAccept(judge("no", 4208).get(0), SoundClass.OTHER_WORD);
    assertFalseAccept(judge("no", 5500).get(0), SoundClass.OTHER_WORD);
    assertFalseAccept(judge("no", 5501).get(0), SoundClass.NOISE);
    assertFalseAccept(judge("no", 8800).get(0), SoundClass.MUSIC);
  }

  @Test
  void theBlamedSoundIsNamed() {
    segment(SoundKind.SPEECH, false, 1000, 4000);

    assertThat(judge("no", 2000).get(0))
        .isInstanceOfSatisfying(
            FalseAccept.class,
            accept -> {
              assertThat(accept.cause()).isPresent();
              assertThat(accept.cause().get().what()).isEqualTo("speech-source/file");
              assertThat(accept.cause().get().group()).isEqualTo("speech-source");
            });
  }

  @Test
  void aLongSoundIsStillBlamedWhenAShorterOneInsideItIsOver() {
    segment(SoundKind.SPEECH, false, 0, 15_000).word("go", 1000, 1200);

    assertFalseAccept(judge("no", 2100).get(0), SoundClass.OTHER_WORD);
    assertFalseAccept(judge("no", 14_000).get(0), SoundClass.SPEECH);
  }

  @Test
  void digitalSilenceIsABackground() {
    segment(SoundKind.SILENCE, true, 0, 5000).segment(SoundKind.MUSIC, true, 3000, 5000);

    assertFalseAccept(judge("yes", 1000).get(0), SoundClass.SILENCE);
    assertFalseAccept(judge("yes", 4000).get(0), SoundClass.MUSIC);
    assertFalseAccept(judge("yes", 6000).get(0), SoundClass.UNLABELLED);
  }

  @Test
  void theExamplesOfTheDocumentationHold() {
    word("yes", 1000, 1500).word("no", 1700, 2200);

    assertThat(judge("yes", 1400, "yes", 1600)).containsExactly(new Hit(0), new Repeat(0));
    assertThat(judge("yes", 1480, "yes", 2240)).containsExactly(new Hit(0), new WrongWord(1));
    assertThat(judge("no", 1500)).containsExactly(new WrongWord(0));
    assertThat(judge("yes", 2501)).containsExactly(new WrongWord(1));
    assertFalseAccept(judge("yes", 992).get(0), SoundClass.UNLABELLED);
  }
}
