package io.github.spikeword.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.config.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingBenchTest {

  @Test
  void neuronsFireAsOftenAsInRealTraining() {
    TrainingBench.Result result =
        new TrainingBench(Presets.read("tutorial-6"), 0.01, 3, 0.01).run(16, 1);

    assertThat(result.network()).isEqualTo("13-64-2");
    assertThat(result.rates()).hasSize(3);
    assertThat(result.rates().get(0)).isCloseTo(0.15, within(SyntheticTask.TOLERANCE));
    assertThat(result.rates().get(1)).isCloseTo(0.13, within(SyntheticTask.TOLERANCE));
    assertThat(result.rates().get(2)).isCloseTo(0.25, within(SyntheticTask.TOLERANCE));
  }

  @Test
  void recurrentNetworksAreBroughtToTheirRatesToo() {
    TrainingBench.Result result =
        new TrainingBench(Presets.read("yes-no-clip"), 0.01, 1, 0.01).run(16, 2);

    assertThat(result.network()).isEqualTo("13-100r-80");
    assertThat(result.threads()).isEqualTo(2);
    assertThat(result.rates().get(1)).isCloseTo(0.13, within(2 * SyntheticTask.TOLERANCE));
    assertThat(result.rates().get(2)).isCloseTo(0.25, within(2 * SyntheticTask.TOLERANCE));
  }

  @Test
  void theMedianOfTheRepetitionsCounts() {
    long[] calls = {0};
    Timing timing =
        Timing.of(
            () -> {
              calls[0]++;
              return 3;
            },
            0,
            5,
            0);

    assertThat(calls[0]).as("one call to warm up, one for each repetition").isEqualTo(6);
    assertThat(timing.repetitions()).isEqualTo(5);
    assertThat(timing.perSecond()).isBetween(timing.slowest(), timing.fastest());
  }

  @Test
  void theTextNamesTheMachineAndHoldsARowAResult() {
    Machine machine = new Machine("Chip", 2, "Linux amd64", "VM 17", 1024, 0.5);
    Timing timing = new Timing(5000, 4000, 6000, 5500, 7);
    TrainingBench.Result result =
        new TrainingBench.Result("13-64-2", 16, 1, List.of(0.15, 0.13, 0.25), timing);

    assertThat(BenchText.machine(machine)).contains("Chip, 2 processors", "load average 0.5");
    assertThat(BenchText.training(List.of(result)))
        .contains("13-64-2", "5000", "4000..6000", "5500", "15.0 %, 13.0 %, 25.0 %");
  }
}
