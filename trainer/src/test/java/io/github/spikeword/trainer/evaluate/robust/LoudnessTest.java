package io.github.spikeword.trainer.evaluate.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.statistics.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoudnessTest {

  private static final int RATE = 16_000;

  /** A tone of amplitude 0.5, so of power 1/8, from 1 to 2 s. */
  private final float[] tone = ToneBundles.tone(ToneBundles.LOW_HZ, 1, 2, 4);

  private static Labels labels(LabelledWord... words) {
    return new Labels("tone.wav", RATE, 4 * RATE, List.of(words), List.of());
  }

  @Test
  void theGainBringsWordsToTheLevel() {
    Labels labels = labels(new LabelledWord("yes", RATE, 2 * RATE, ""));

    // the words' power is 1/8; -26 dBFS is a power of 10^-2.6
    assertThat(Loudness.gain(-26, labels, tone))
        .isCloseTo(Math.sqrt(Math.pow(10, -2.6) * 8), within(1e-6));
  }

  @Test
  void withoutWordsTheSoundItselfIsBroughtThere() {
    assertThat(Loudness.gain(-20, labels(), tone))
        .isCloseTo(Math.sqrt(Math.pow(10, -2) * 8), within(1e-3));
    assertThat(Loudness.gain(-20, labels(), new float[4 * RATE])).isOne();
  }

  @Test
  void aConverterRoundsToSixteenBitsAndCutsOff() {
    float[] heard = Loudness.converted(new float[] {0.5f, 1e-5f, 3e-5f, 1.5f, -1.5f, -1f});

    assertThat(heard).containsExactly(0.5f, 0, 1 / 32_768f, 32_767 / 32_768f, -1, -1);
  }

  @Test
  void clippedWordsAreCountedAtTheLevelsThatAConverterGives() {
    Labels labels = labels(new LabelledWord("yes", RATE, 2 * RATE, ""));
    List<Share> clipped =
        Loudness.axis().variations().stream()
            .flatMap(variation -> variation.takes().apply(labels, tone).stream())
            .map(Take::clippedWords)
            .toList();

    // a tone's peak lies 3.01 dB above its power: only -3 dBFS is beyond full scale
    assertThat(clipped)
        .containsExactly(
            new Share(0, 1),
            new Share(0, 1),
            new Share(0, 1),
            new Share(0, 1),
            new Share(0, 1),
            new Share(1, 1),
            new Share(0, 0),
            new Share(0, 0));
  }
}
