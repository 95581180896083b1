package io.github.spikeword.trainer.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.trainer.bptt.Networks;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TauProfilesTest {

  @ParameterizedTest
  @CsvSource({
    // between 32 and 64 the logarithmic middle is 45.25, the arithmetic one would be 48
    "45.2, 32",
    "45.3, 64",
    "64, 64",
    "0.001, 8",
    "1e9, 512",
    "8.9, 8",
    "9, 10",
    "362, 256"
  })
  void takesTheNearestProfileByRatio(double tau, double expected) {
    assertThat(TauProfiles.nearest(tau)).isEqualTo(expected);
  }

  @Test
  void floatLogarithmsOfProfilesComeBackExactly() {
    for (double profile : H1v2.TAU_PROFILES_MILLIS) {
      double back = StrictMath.exp((float) StrictMath.log(profile));
      assertThat(TauProfiles.cleaned(back)).isEqualTo(profile);
    }
    assertThat(TauProfiles.cleaned(33)).isEqualTo(33);
  }

  @Test
  void snappedTimeConstantsPassTheRuleAndStayWhereTheyAre() {
    Parameters parameters = Networks.random(Networks.awkward(), 1, 2);
    SplittableRandom random = new SplittableRandom(6);
    for (int s = 0; s < 3; s++) {
      for (int n = 0; n < parameters.logTau(s).length; n++) {
        parameters.logTau(s)[n] = (float) random.nextDouble(0, 8);
      }
    }

    TauProfiles.snap(parameters);
    Parameters once = parameters.copy();
    TauProfiles.snap(parameters);

    Network network =
        ChipNetwork.of(parameters, ChipProjection.export(parameters, Optional.empty()));
    assertThat(ChipRules.check(network).violations()).isEmpty();
    for (int s = 0; s < 3; s++) {
      assertThat(parameters.logTau(s)).containsExactly(once.logTau(s), within(0f));
    }
  }
}
