package io.github.spikeword.trainer.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.config.InitialSettings;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.initialise.FluctuationInit;
import io.github.spikeword.trainer.initialise.FrontEndCalibration;
import io.github.spikeword.trainer.run.EpochMetrics;
import io.github.spikeword.trainer.run.InitialParameters;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Lines as Tutorial 6 prints them, from its own printed figures. */
class TutorialTablesTest {

  private static final InitialSettings SETTINGS = Presets.read("tutorial-6").initial();
  private static final NetworkShape SHAPE =
      Presets.read("tutorial-6").network().shape(List.of("yes", "no"), 13, 8);

  private static String tables(
      List<FrontEndCalibration.Neuron> frontEnd, List<FluctuationInit.LayerReport> layers) {
    return TutorialTables.initialisation(
        new InitialParameters(new Parameters(SHAPE), frontEnd, layers), SETTINGS, 8);
  }

  @Test
  void aCalibratedNeuronIsOneLine() {
    String text =
        tables(
            List.of(
                new FrontEndCalibration.Neuron(0.1714, 0.150, 7, 0.170),
                new FrontEndCalibration.Neuron(1.66, 0.11, 63, 0.11)),
            List.of());

    assertThat(text)
        .contains("target rate 15.0%")
        .contains("neuron  0 | w=0.1714 rate=0.150 -> 0.170 [ok ]")
        .contains("neuron  1 | w=1.6600 rate=0.110 -> 0.110 [off]");
  }

  @Test
  void aLayerWithDeadNeuronsIsWarnedAboutWithItsBounds() {
    String text =
        tables(
            List.of(),
            List.of(
                new FluctuationInit.LayerReport(
                    "hidden", 56.7, 0.1922, 0.2929, 0.099, 0.3, 0.1, 0, 0, 64, 23.6),
                new FluctuationInit.LayerReport(
                    "output", 23.6, 0.0226, 0.3267, 0.024, 0.1639, 0.0205, 0.031, 1, 2, 5)));

    assertThat(text)
        .contains("Layer 1 hidden   | nu_in=56.7Hz mu_W=0.1922 sigma_FF=0.2929 mu_U=0.099")
        .contains("-> nu_out=23.6Hz")
        .contains("warning: layer 2: 1 of 2 neurons are silent")
        .contains("mu_W <= 0.1639")
        .contains("mu_W = 0.0205")
        .contains("now 64")
        .contains("warning: layer 2: 3.1% of its weights were beyond the chip's range")
        .doesNotContain("warning: layer 1");
  }

  @Test
  void anEpochIsOneLineWithWhatWasMeasured() {
    EpochMetrics epoch =
        new EpochMetrics(
            1,
            3.7857,
            OptionalDouble.of(0.71),
            OptionalDouble.of(0.787),
            OptionalDouble.of(0.787),
            Map.of(),
            0);
    EpochMetrics onRecordings =
        new EpochMetrics(
            50,
            0.3657,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Map.of(),
            0);

    assertThat(TutorialTables.epoch(epoch))
        .isEqualTo("epoch 01 | loss=3.7857 | train=71.0% | val=78.7%");
    assertThat(TutorialTables.epoch(onRecordings)).isEqualTo("epoch 50 | loss=0.3657");
  }

  @Test
  void thePowerSectionNamesPowerEnergyAndRates() {
    Workload workload =
        new Workload(
            List.of(
                new Workload.StageFiring("hidden", 64, 2640, 0.33),
                new Workload.StageFiring("output", 2, 39, 0.156)),
            11.266,
            11.266,
            1,
            1,
            1,
            0.7,
            0,
            1,
            1);

    assertThat(TutorialTables.power(List.of("yes", "no"), workload))
        .contains("(yes vs no)")
        .contains("Total power: 0.011 \u00b5W (11.266 nW")
        .contains("Energy per inference: 11.266 nJ")
        .contains("hidden        33.0%")
        .contains("output        15.6%");
  }
}
