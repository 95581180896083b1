package io.github.spikeword.trainer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected steps are worked out by hand from the settings' definitions. */
class LabelledStreamTest {

  private static final int FRAME = 128;
  private static final int STEPS = 120;
  private static final int WINDOW = 20;
  private static final List<String> NAMES = List.of("yes", "no", "other");
  private static final int OTHER = 2;

  private static LabelledStream stream(LabelledWord... words) {
    Labels labels = new Labels("a.wav", 16_000, STEPS * FRAME, List.of(words), List.of());
    return LabelledStream.of(
        new float[STEPS],
        1,
        FRAME,
        labels,
        NAMES,
        new StreamSettings.Targets(4, 10, 12, 2),
        WINDOW);
  }

  private static LabelledWord word(String word, int start, int end) {
    return new LabelledWord(word, start * FRAME, end * FRAME, "a");
  }

  private static void assertSteps(
      LabelledStream stream, int from, int to, int label, float weight) {
    assertThat(Arrays.copyOfRange(stream.label(), from, to)).containsOnly((byte) label);
    assertThat(Arrays.copyOfRange(stream.weight(), from, to)).containsOnly(weight);
  }

  @Test
  void aKeywordIsWantedAroundItsEndAndNothingIsAskedBeforeAndAfter() {
    LabelledStream stream = stream(word("no", 30, 50));

    assertThat(stream.words()).containsExactly(new LabelledStream.Word(1, 30, 50));
    assertSteps(stream, 0, 42, OTHER, 1);
    assertSteps(stream, 42, 46, OTHER, 0);
    assertSteps(stream, 46, 60, 1, 2);
    assertSteps(stream, 60, 80, OTHER, 0);
    assertSteps(stream, 80, STEPS, OTHER, 1);
  }

  @Test
  void aShortKeywordOpensTwiceItsLeadBeforeItsEnd() {
    LabelledStream stream = stream(word("yes", 30, 34));

    assertSteps(stream, 0, 26, OTHER, 1);
    assertSteps(stream, 26, 30, OTHER, 0);
    assertSteps(stream, 30, 44, 0, 2);
    assertSteps(stream, 44, 64, OTHER, 0);
    assertSteps(stream, 64, STEPS, OTHER, 1);
  }

  @Test
  void anotherWordIsOtherThroughout() {
    LabelledStream stream = stream(word("go", 30, 50));

    assertThat(stream.words()).containsExactly(new LabelledStream.Word(OTHER, 30, 50));
    assertSteps(stream, 0, STEPS, OTHER, 1);
  }

  @Test
  void ofTwoKeywordsNoneHidesWhatIsWantedOfTheOther() {
    LabelledStream stream = stream(word("yes", 20, 40), word("no", 50, 70));

    assertSteps(stream, 36, 50, 0, 2);
    assertSteps(stream, 50, 66, OTHER, 0);
    assertSteps(stream, 66, 80, 1, 2);
  }

  @Test
  void aKeywordAtTheEndOfTheRecordingIsWantedUpToThere() {
    LabelledStream stream = stream(word("yes", 100, 118));

    assertSteps(stream, 114, STEPS, 0, 2);
  }
}
