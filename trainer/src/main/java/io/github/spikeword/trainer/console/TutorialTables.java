package io.github.spikeword.trainer.console;

import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.trainer.config.InitialSettings;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.initialise.FluctuationInit;
import io.github.spikeword.trainer.initialise.FrontEndCalibration;
import io.github.spikeword.trainer.run.EpochMetrics;
import io.github.spikeword.trainer.run.InitialParameters;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables that NWAVE Tutorial 6 prints, from the figures of our runs. */
public final class TutorialTables {

  /** How far a neuron's calibrated rate may be off, spikes per step; the tutorial's epsilon. */
  private static final double RATE_TOLERANCE = 0.02;

  /** Share of clipped weights that is worth a warning. */
  private static final double NOTABLE_SHARE = 1e-4;

  private static final String RULER = "=".repeat(50);

  /** Calibration of the front end, one line a neuron, and initialisation, a block a layer. */
  public static String initialisation(
      InitialParameters initial, InitialSettings settings, double stepMillis) {
    StringBuilder text = new StringBuilder();
    frontEnd(text, initial.frontEnd(), settings.frontEndRate());
    if (initial.layers().isEmpty()) {
      line(
          text,
          "[initialisation] weights drawn from a normal distribution, mean %.3f, deviation %.3f",
          settings.mean(),
          settings.sigma());
      return text.toString();
    }
    line(
        text,
        "[fluctuation initialisation] xi=%.1f alpha=%.1f dt=%.1fms (stacked, %s)",
        settings.xi(),
        settings.alpha(),
        stepMillis,
        settings.meanShare().isPresent()
            ? format("mean at %.2f of its bound", settings.meanShare().getAsDouble())
            : "adaptive mean");
    for (int l = 0; l < initial.layers().size(); l++) {
      layer(text, l + 1, initial.layers().get(l), initial.parameters().feedForward(l).length);
    }
    return text.toString();
  }

  /** One epoch on one line. */
  public static String epoch(EpochMetrics epoch) {
    return format(
        "epoch %02d | loss=%.4f%s%s%s",
        epoch.epoch(),
        epoch.loss(),
        percent(" | train=", epoch.trainingAccuracy()),
        percent(" | val=", epoch.validationAccuracy()),
        epoch.exportedAccuracy().equals(epoch.validationAccuracy())
            ? ""
            : percent(" | exported=", epoch.exportedAccuracy()));
  }

  /** Consumption and firing rates of the exported network. */
  public static String power(List<String> words, Workload workload) {
    StringBuilder text = new StringBuilder();
    line(text, RULER);
    line(text, "CHIP POWER (%s)", String.join(" vs ", words));
    line(text, RULER);
    line(
        text,
        "Total power: %.3f \u00b5W (%.3f nW, layers behind the front end, an estimate)",
        workload.powerNanowatts() / 1000,
        workload.powerNanowatts());
    line(text, "Energy per inference: %.3f nJ", workload.energyNanojoules());
    line(text, "Spike rates:");
    for (Workload.StageFiring stage : workload.stages()) {
      line(text, "  %-12s %5.1f%%", stage.name(), 100 * stage.rate());
    }
    return text.toString();
  }

  private static void frontEnd(
      StringBuilder text, List<FrontEndCalibration.Neuron> neurons, double target) {
    line(
        text,
        "[front-end calibration] target rate %.1f%%, tolerance %.1f%%, %d neurons,"
            + " trained from w=%.4f (code %d) with a gain per channel",
        100 * target,
        100 * RATE_TOLERANCE,
        neurons.size(),
        WeightGrid.weight(InitialParameters.FRONT_END_CODE),
        InitialParameters.FRONT_END_CODE);
    line(text, "neuron    | w        rate(cont) rate(quant)");
    for (int n = 0; n < neurons.size(); n++) {
      FrontEndCalibration.Neuron neuron = neurons.get(n);
      line(
          text,
          "neuron %2d | w=%.4f rate=%.3f -> %.3f [%s]",
          n,
          neuron.weight(),
          neuron.rate(),
          neuron.quantisedRate(),
          Math.abs(neuron.rate() - target) <= RATE_TOLERANCE ? "ok " : "off");
    }
  }

  private static void layer(
      StringBuilder text, int number, FluctuationInit.LayerReport layer, int inputs) {
    if (layer.dead() > 0) {
      line(
          text,
          "warning: layer %d: %d of %d neurons are silent after initialisation. Fluctuations need"
              + " mu_W <= %.4f, and only above mu_W = %.4f does charge outweigh the leak. Consider"
              + " a smaller xi, a lower alpha, or more inputs (now %d).",
          number,
          layer.dead(),
          layer.neurons(),
          layer.largestMean(),
          layer.smallestMean(),
          inputs);
    }
    if (layer.clipped() > NOTABLE_SHARE) {
      line(
          text,
          "warning: layer %d: %.1f%% of its weights were beyond the chip's range and were clipped."
              + " Consider a larger xi.",
          number,
          100 * layer.clipped());
    }
    line(
        text,
        "Layer %d %-8s | nu_in=%.1fHz mu_W=%.4f sigma_FF=%.4f mu_U=%.3f (%.4f < mu_W <= %.4f)",
        number,
        layer.layer(),
        layer.inputHz(),
        layer.mean(),
        layer.sigma(),
        layer.meanMembraneVolts(),
        layer.smallestMean(),
        layer.largestMean());
    line(text, "  -> nu_out=%.1fHz", layer.outputHz());
  }

  private static String percent(String name, OptionalDouble share) {
    return share.isPresent() ? name + format("%.1f%%", 100 * share.getAsDouble()) : "";
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private TutorialTables() {}
}
