package io.github.spikeword.trainer.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void valuesLieInProportion() {
    Scale scale = new Scale(10, 20, 300, 100);

    assertThat(scale.at(10)).isEqualTo(300);
    assertThat(scale.at(12.5)).isEqualTo(250);
    assertThat(scale.at(20)).isEqualTo(100);
  }

  @Test
  void endsAreRoundAndHoldAllValues() {
    Scale scale = Scale.around(0.37, 2.9, 0, 100, 5);

    assertThat(scale.low()).isCloseTo(0, within(1e-12));
    assertThat(scale.high()).isCloseTo(3, within(1e-12));
  }

  @Test
  void oneValueAloneStillHasAnAxis() {
    Scale scale = Scale.around(4, 4, 0, 100, 5);

    assertThat(scale.low()).isLessThanOrEqualTo(4);
    assertThat(scale.high()).isGreaterThan(4);
    assertThatThrownBy(() -> new Scale(4, 4, 0, 100)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ticksAreRoundValuesWithinTheAxis() {
    assertThat(new Scale(1, 50, 0, 100).ticks(5)).containsExactly(10.0, 20.0, 30.0, 40.0, 50.0);
    assertThat(new Scale(-0.4, 0.4, 0, 100).ticks(4))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(-0.4, -0.2, 0.0, 0.2, 0.4);
  }

  @Test
  void labelsAreShort() {
    assertThat(Scale.label(30)).isEqualTo("30");
    assertThat(Scale.label(0.25)).isEqualTo("0.25");
    assertThat(Scale.label(0)).isEqualTo("0");
    assertThat(Scale.label(100)).isEqualTo("100");
  }
}
