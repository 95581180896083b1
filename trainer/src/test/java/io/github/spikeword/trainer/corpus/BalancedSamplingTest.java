package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BalancedSamplingTest {

  private static final int[] LABELS = {0, 0, 0, 0, 0, 1, 1, 2};

  @Test
  void everyLabelIsDrawnEquallyOften() {
    int[] order = BalancedSampling.epoch(LABELS, 3, 5, new SeededRandom(1));
    for (int label = 0; label < 3; label++) {
      int wanted = label;
      assertThat(Arrays.stream(order).filter(i -> LABELS[i] == wanted).count()).isEqualTo(5);
    }
  }

  @Test
  void noClipIsDrawnAgainBeforeTheOthersOfItsLabel() {
    int[] order = BalancedSampling.epoch(LABELS, 3, 5, new SeededRandom(1));
    for (int clip = 0; clip < 5; clip++) {
      int wanted = clip;
      assertThat(Arrays.stream(order).filter(i -> i == wanted).count()).isEqualTo(1);
    }
    assertThat(Arrays.stream(order).filter(i -> i == 5).count()).isBetween(2L, 3L);
    assertThat(Arrays.stream(order).filter(i -> i == 7).count()).isEqualTo(5);
  }

  @Test
  void epochsDifferButRepeatWithTheirStream() {
    int[] first = BalancedSampling.epoch(LABELS, 3, 5, SeededRandom.of(4, "epoch", 0));
    assertThat(BalancedSampling.epoch(LABELS, 3, 5, SeededRandom.of(4, "epoch", 0)))
        .isEqualTo(first);
    assertThat(BalancedSampling.epoch(LABELS, 3, 5, SeededRandom.of(4, "epoch", 1)))
        .isNotEqualTo(first);
  }

  @Test
  void countsTheLargestLabel() {
    assertThat(BalancedSampling.largestLabel(LABELS)).isEqualTo(5);
  }

  @Test
  void refusesALabelWithoutClips() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BalancedSampling.epoch(LABELS, 4, 5, new SeededRandom(1)))
        .withMessageContaining("Label 3");
  }
}
