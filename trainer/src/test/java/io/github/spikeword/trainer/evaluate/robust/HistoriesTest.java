package io.github.spikeword.trainer.evaluate.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.BundleReader;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoriesTest {

  private static final int RATE = 16_000;
  private static final int FRAME = 128;

  /** "yes" at 1.0 to 1.3 s, "go" at 1.35 s, "no" at 3.0 to 3.3 s in four seconds. */
  private static final Labels LABELS =
      new Labels(
          "row.wav",
          RATE,
          4 * RATE,
          List.of(
              new LabelledWord("yes", RATE, 13 * RATE / 10, "yes/a"),
              new LabelledWord("go", 135 * RATE / 100, 16 * RATE / 10, "go/a"),
              new LabelledWord("no", 3 * RATE, 33 * RATE / 10, "no/a")),
          List.of());

  private static List<Take> takes(int variation) {
    return new Histories(List.of("yes", "no"), FRAME)
        .axis()
        .variations()
        .get(variation)
        .takes()
        .apply(LABELS, new float[4 * RATE]);
  }

  /** 0.1 s before the word, 0.3 s of it and 1 s behind it, in whole steps. */
  private static final int CUT = (1600 + 4800 + 16_000 + FRAME - 1) / FRAME * FRAME;

  @Test
  void rightAfterTheStartEveryWordIsASessionOfItsOwn() {
    List<Take> takes = takes(0);

    assertThat(takes).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Labels labels = takes.get(i).labels();
      assertThat(labels.samples()).isEqualTo(CUT);
      assertThat(labels.words())
          .containsExactly(
              new LabelledWord(i == 0 ? "yes" : "no", 1600, 6400, i == 0 ? "yes/a" : "no/a"));
    }
  }

  @Test
  void gapsOfASecondCountAsTime() {
    List<Take> takes = takes(1);

    assertThat(takes).hasSize(1);
    assertThat(takes.get(0).labels().words())
        .extracting(LabelledWord::startSample)
        .containsExactly(RATE + 1600L, 2L * RATE + CUT + 1600);
    assertThat(takes.get(0).labels().samples()).isEqualTo(2 * (RATE + CUT));
  }

  @Test
  void anHourOfSilenceComesBeforeTheFirstWordAndAMinuteBeforeTheNext() {
    List<Take> takes = takes(2);

    assertThat(takes.get(0).labels().words())
        .extracting(LabelledWord::startSample)
        .containsExactly(3600L * RATE + 1600, 3660L * RATE + CUT + 1600);
  }

  @Test
  void recordingsWithoutTheWordsHaveNothingToTell() {
    Labels none = new Labels("x.wav", RATE, RATE, List.of(), List.of());
    new Histories(List.of("yes"), FRAME)
        .axis()
        .variations()
        .forEach(v -> assertThat(v.takes().apply(none, new float[RATE])).isEmpty());
  }

  @Test
  void aMinuteOfSilenceLeavesTheShippedModelInTheStateOfAnHour() {
    float[] tone = ToneBundles.tone(700, 0, 1, 1);

    assertThat(
            Histories.minuteEqualsHour(
                BundleReader.read(Path.of("../models/bundles/yes-no")).bundle(), tone))
        .isTrue();
  }
}
