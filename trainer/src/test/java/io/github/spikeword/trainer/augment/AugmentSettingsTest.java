package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AugmentSettingsTest {

  @Test
  void valuesOutsideTheirRangeAreRefusedByName() {
    List<Supplier<Object>> wrong =
        List.of(
            () -> new AugmentSettings.Speed(1.1, 0.9, 1.1),
            () -> new AugmentSettings.Speed(1, 1.1, 0.9),
            () -> new AugmentSettings.Speed(1, 0.2, 1),
            () -> new AugmentSettings.Room(Double.NaN, 100, 100, 0, 0),
            () -> new AugmentSettings.Room(1, 0, 100, 0, 0),
            () -> new AugmentSettings.Shift(1, -1),
            () -> new AugmentSettings.OtherWords(1, 20, 10),
            () -> new AugmentSettings.Noise(1, 5, 30, 2),
            () -> new AugmentSettings.Gain(-0.1, 9),
            () -> new AugmentSettings.Gain(0.5, Double.NaN));
    for (Supplier<Object> settings : wrong) {
      assertThatIllegalArgumentException().isThrownBy(settings::get).withMessageContaining("must");
    }
  }
}
