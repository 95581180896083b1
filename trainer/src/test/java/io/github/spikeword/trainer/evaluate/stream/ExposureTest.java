package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static final int SECOND = 16_000;

  /**
   * Noise under the first 60 of 100 s; speech at 10-40, in it a keyword, "go" at 50, music at 90.
   */
  private final Labels labels =
      new Labels(
          "test.wav",
          SECOND,
          100 * SECOND,
          List.of(
              new LabelledWord("yes", 20 * SECOND, 21 * SECOND, "yes/x"),
              new LabelledWord("go", 50 * SECOND, 52 * SECOND, "go/x")),
          List.of(
              new Segment(SoundKind.NOISE, true, 0, 60 * SECOND, "hum"),
              new Segment(SoundKind.SPEECH, false, 10 * SECOND, 40 * SECOND, "book/one"),
              new Segment(SoundKind.SILENCE, true, 60 * SECOND, 80 * SECOND, ""),
              new Segment(SoundKind.MUSIC, false, 90 * SECOND, 100 * SECOND, "songs/two")));

  private final Exposure exposure = of(List.of("yes", "no"));

  private Exposure of(List<String> keywords) {
    return Exposure.of(GroundTruth.of(labels, keywords), new MatchRules(80, 1000));
  }

  private double seconds(SoundClass kind) {
    return exposure.hours(kind) * 3600;
  }

  @Test
  void everyMomentCountsOnceForWhatADetectionWouldBeLaidTo() {
    assertThat(seconds(SoundClass.KEYWORD)).isCloseTo(22 - 20.08, within(1e-9));
    assertThat(seconds(SoundClass.OTHER_WORD)).isCloseTo(2 + 1, within(1e-9));
    assertThat(seconds(SoundClass.SPEECH)).isCloseTo(30 + 1 - 1.92, within(1e-9));
    assertThat(seconds(SoundClass.NOISE)).isCloseTo(60 - 31 - 3, within(1e-9));
    assertThat(seconds(SoundClass.SILENCE)).isCloseTo(20, within(1e-9));
    assertThat(seconds(SoundClass.MUSIC)).isCloseTo(10, within(1e-9));
    assertThat(seconds(SoundClass.UNLABELLED)).isCloseTo(10, within(1e-9));
    assertThat(exposure.totalHours() * 3600).isCloseTo(100, within(1e-9));
  }

  @Test
  void wordsAreCounted() {
    assertThat(exposure.words()).containsOnlyKeys("yes").containsEntry("yes", 1L);
    assertThat(exposure.otherWords()).isOne();
  }

  @Test
  void whatIsAKeywordDependsOnTheModel() {
    Exposure ofGo = of(List.of("go"));

    assertThat(ofGo.words()).containsOnlyKeys("go");
    assertThat(ofGo.hours(SoundClass.KEYWORD) * 3600).isCloseTo(53 - 50.08, within(1e-9));
    assertThat(ofGo.hours(SoundClass.OTHER_WORD) * 3600).isCloseTo(2, within(1e-9));
  }

  @Test
  void twoRecordingsAddUp() {
    Exposure both = exposure.plus(exposure);

    assertThat(both.totalHours() * 3600).isCloseTo(200, within(1e-9));
    assertThat(both.otherWords()).isEqualTo(2);
    assertThat(both.words()).containsEntry("yes", 2L);
  }
}
