package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClipLengthTest {

  private static final float[] SOUND = {1, 2, 3, 4};

  @Test
  void fillsUpOrCutsAtTheEnd() {
    assertThat(ClipLength.fit(SOUND, 6)).containsExactly(1, 2, 3, 4, 0, 0);
    assertThat(ClipLength.fit(SOUND, 3)).containsExactly(1, 2, 3);
    assertThat(ClipLength.fit(SOUND, 4)).isSameAs(SOUND);
  }

  @Test
  void fillsUpOrCutsAtBothEnds() {
    assertThat(ClipLength.centred(SOUND, 8)).containsExactly(0, 0, 1, 2, 3, 4, 0, 0);
    assertThat(ClipLength.centred(SOUND, 2)).containsExactly(2, 3);
    assertThat(ClipLength.centred(SOUND, 7)).containsExactly(0, 1, 2, 3, 4, 0, 0);
  }

  @Test
  void shiftsExactly() {
    assertThat(ClipLength.shifted(SOUND, 1)).containsExactly(0, 1, 2, 3);
    assertThat(ClipLength.shifted(SOUND, -3)).containsExactly(4, 0, 0, 0);
    assertThat(ClipLength.shifted(SOUND, 0)).containsExactly(SOUND);
    assertThat(ClipLength.shifted(SOUND, 9)).containsOnly(0f);
    assertThat(ClipLength.shifted(SOUND, -9)).containsOnly(0f);
  }
}
