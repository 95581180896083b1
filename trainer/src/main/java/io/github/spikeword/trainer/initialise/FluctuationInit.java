package io.github.spikeword.trainer.initialise;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleToIntFunction;

/**
 * Fluctuation-driven initialisation, layer after layer: each layer's weights are drawn from the
 * formulas at the rate that the layers before it really show on calibration clips ("stacked").
 *
 * <p>The mean is either a fixed share of its bound or adaptive: the smallest mean at which no
 * neuron is silent on the calibration clips with quantised weights. The vendor's own search
 * criterion is unknown; this one is ours.
 *
 * @param xi distance of mean membrane and threshold in standard deviations
 * @param alpha share of the variance for feed-forward input where a layer is recurrent, in (0, 1]
 * @param meanShare share of the largest mean, in [0, 1); empty for the adaptive search
 * @param recurrentSigma standard deviation of recurrent weights, weight units; empty to take the
 *     formula's
 */
public record FluctuationInit(
    double xi, double alpha, OptionalDouble meanShare, OptionalDouble recurrentSigma) {

  private static final int HALVINGS = 12;

  /**
   * What happened to one layer, as the vendor's fluct_init prints it.
   *
   * @param layer its name
   * @param inputHz mean rate of its inputs, Hz
   * @param mean mean weight, weight units
   * @param sigma standard deviation of feed-forward weights, weight units
   * @param meanMembraneVolts mean membrane potential
   * @param largestMean bound above which sigma would not be real
   * @param smallestMean bound below which the leak wins
   * @param clipped share of weights beyond the range, clipped to it
   * @param dead neurons that stayed silent on the calibration clips
   * @param neurons neurons of the layer
   * @param outputHz mean rate of the layer, Hz
   */
  public record LayerReport(
      String layer,
      double inputHz,
      double mean,
      double sigma,
      double meanMembraneVolts,
      double largestMean,
      double smallestMean,
      double clipped,
      int dead,
      int neurons,
      double outputHz) {}

  /**
   * Draws all synapses of the layers; front end and time constants must be set.
   *
   * @param clips compressed amplitudes of calibration clips, {@code [steps * channels]} each
   * @return a report per layer
   * @throws UserError if a layer gets no spikes at all
   */
  public List<LayerReport> apply(
      Parameters parameters, double saturation, List<float[]> clips, SeededRandom random) {
    CalibrationClips calibration = new CalibrationClips(parameters.shape(), saturation, clips);
    List<LayerReport> reports = new ArrayList<>();
    for (int l = 0; l < parameters.shape().layers().size(); l++) {
      reports.add(layer(parameters, l, calibration, random));
    }
    return List.copyOf(reports);
  }

  private LayerReport layer(
      Parameters parameters, int l, CalibrationClips calibration, SeededRandom random) {
    StageShape stage = parameters.shape().layers().get(l);
    double[] inputRates = calibration.rates(parameters, l);
    double perStep = 0;
    for (double rate : inputRates) {
      perStep += rate;
    }
    if (!(perStep > 0)) {
      throw new UserError(
          "Layer '"
              + stage.name()
              + "' gets no spikes on the calibration clips; raise 'initial.frontEndRate'.");
    }
    FluctuationFormulas formulas =
        new FluctuationFormulas(perStep, xi, stage.recurrent() ? alpha : 1);
    double recurrentSpikes = perStep / inputRates.length * stage.neurons();
    LayerDraw draw = new LayerDraw(parameters, l, random);
    double mean =
        meanShare.isPresent()
            ? meanShare.getAsDouble() * formulas.largestMean()
            : smallestMeanWithoutSilence(
                formulas.largestMean(),
                m -> {
                  write(draw, formulas, m, recurrentSpikes);
                  return silent(calibration.rates(parameters, l + 1));
                });
    double clipped = write(draw, formulas, mean, recurrentSpikes);
    double[] outputRates = calibration.rates(parameters, l + 1);
    double hz = 1000 / parameters.shape().stepMillis();
    double tau = stage.tauMillis().stream().mapToDouble(t -> t).average().orElseThrow();
    return new LayerReport(
        stage.name(),
        perStep / inputRates.length * hz,
        mean,
        formulas.sigma(mean),
        formulas.meanMembraneVolts(mean),
        formulas.largestMean(),
        formulas.smallestMean(parameters.shape().stepMillis(), tau),
        clipped,
        silent(outputRates),
        outputRates.length,
        Arrays.stream(outputRates).average().orElseThrow() * hz);
  }

  /** Writes the layer's weights for a mean; returns the share that was clipped. */
  private double write(
      LayerDraw draw, FluctuationFormulas formulas, double mean, double recurrentSpikes) {
    return draw.write(
        mean,
        formulas.sigma(mean),
        recurrentSigma.orElseGet(() -> formulas.recurrentSigma(mean, recurrentSpikes)));
  }

  /**
   * The smallest mean at which no neuron is silent, by bisection. Where there is none, the mean
   * with the fewest silent neurons among those tried; never the largest itself, at which all
   * weights would be equal.
   */
  private static double smallestMeanWithoutSilence(double largest, DoubleToIntFunction silentAt) {
    double low = 0;
    double high = largest;
    double best = 0;
    int fewest = silentAt.applyAsInt(0);
    for (int k = 0; k < HALVINGS && (fewest > 0 || best > 0); k++) {
      double middle = (low + high) / 2;
      int silent = silentAt.applyAsInt(middle);
      if (silent < fewest || silent == 0) {
        fewest = silent;
        best = middle;
      }
      if (silent == 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return best;
  }

  private static int silent(double[] rates) {
    return (int) Arrays.stream(rates).filter(rate -> rate == 0).count();
  }
}
