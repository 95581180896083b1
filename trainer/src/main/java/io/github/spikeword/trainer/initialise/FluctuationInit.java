package io.github.spikeword.trainer.initialise;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.ForwardPass;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fluctuation-driven initialisation, layer after layer: each layer's weights are drawn from the
 * formulas at the rate that the layers before it really show on calibration clips ("stacked").
 *
 * <p>The mean is either a fixed share of its bound or adaptive: the smallest mean at which no
 * neuron is silent on the calibration clips with quantised weights. The vendor's own search
 * criterion is unknown; this one is ours.
 *
 * @param xi distance of mean membrane and threshold in standard deviations
 * @param alpha share of the variance for feed-forward input, in (0, 1]
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
   */
  public List<LayerReport> apply(
      Parameters parameters, double saturation, List<float[]> clips, SeededRandom random) {
    NetworkShape shape = parameters.shape();
    List<LayerReport> reports = new ArrayList<>();
    for (int l = 0; l < shape.layers().size(); l++) {
      reports.add(layer(parameters, saturation, l, clips, random));
    }
    return List.copyOf(reports);
  }

  private LayerReport layer(
      Parameters parameters, double saturation, int l, List<float[]> clips, SeededRandom random) {
    NetworkShape shape = parameters.shape();
    double[] inputRates = rates(parameters, saturation, l, clips);
    double perStep = 0;
    for (double rate : inputRates) {
      perStep += rate;
    }
    if (!(perStep > 0)) {
      throw new IllegalStateException(
          "Layer '"
              + shape.layers().get(l).name()
              + "' gets no spikes on the calibration clips; raise the front end's target rate.");
    }
    FluctuationFormulas formulas = new FluctuationFormulas(perStep, xi, alpha);
    float[][] draw = draw(parameters.feedForward(l), random);
    float[][] loopDraw = parameters.recurrent(l).map(r -> draw(r, random)).orElse(new float[0][0]);
    double recurrentSpikes = perStep / inputRates.length * shape.layers().get(l).neurons();
    double mean =
        meanShare.isPresent()
            ? meanShare.getAsDouble() * formulas.largestMean()
            : search(
                formulas,
                m -> {
                  fill(parameters, l, formulas, m, draw, loopDraw, recurrentSpikes);
                  return silent(rates(parameters, saturation, l + 1, clips)) == 0;
                });
    double clipped = fill(parameters, l, formulas, mean, draw, loopDraw, recurrentSpikes);
    double[] outputRates = rates(parameters, saturation, l + 1, clips);
    double hz = 1000 / shape.stepMillis();
    double tau = shape.layers().get(l).tauMillis().stream().mapToDouble(t -> t).average().orElse(1);
    return new LayerReport(
        shape.layers().get(l).name(),
        perStep / inputRates.length * hz,
        mean,
        formulas.sigma(mean),
        formulas.meanMembraneVolts(mean),
        formulas.largestMean(),
        formulas.smallestMean(shape.stepMillis(), tau),
        clipped,
        silent(outputRates),
        outputRates.length,
        java.util.Arrays.stream(outputRates).average().orElse(0) * hz);
  }

  private interface Condition {
    boolean holds(double mean);
  }

  /** Smallest mean at which the condition holds, or the share 0 of the range if it never does. */
  private static double search(FluctuationFormulas formulas, Condition condition) {
    double low = 0;
    double high = formulas.largestMean();
    if (condition.holds(low)) {
      return low;
    }
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (condition.holds(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double fill(
      Parameters parameters,
      int l,
      FluctuationFormulas formulas,
      double mean,
      float[][] draw,
      float[][] loopDraw,
      double recurrentSpikes) {
    double clipped = scale(draw, mean, formulas.sigma(mean), parameters.feedForward(l));
    if (loopDraw.length > 0) {
      double sigma = recurrentSigma.orElse(formulas.recurrentSigma(mean, recurrentSpikes));
      scale(loopDraw, 0, sigma, parameters.recurrent(l).orElseThrow());
    }
    return clipped;
  }

  private static float[][] draw(float[][] like, SeededRandom random) {
    float[][] draw = new float[like.length][like[0].length];
    for (float[] row : draw) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return draw;
  }

  private static double scale(float[][] draw, double mean, double sigma, float[][] into) {
    long clipped = 0;
    for (int i = 0; i < draw.length; i++) {
      for (int j = 0; j < draw[i].length; j++) {
        double w = mean + sigma * draw[i][j];
        double inside = Math.max(-H1v2.MAX_WEIGHT, Math.min(H1v2.MAX_WEIGHT, w));
        clipped += inside == w ? 0 : 1;
        into[i][j] = (float) inside;
      }
    }
    return (double) clipped / draw.length / draw[0].length;
  }

  private static int silent(double[] rates) {
    int dead = 0;
    for (double rate : rates) {
      dead += rate == 0 ? 1 : 0;
    }
    return dead;
  }

  /** Rate of every neuron of a stage on the calibration clips, spikes per step. */
  private static double[] rates(
      Parameters parameters, double saturation, int stage, List<float[]> clips) {
    NetworkShape shape = parameters.shape();
    ChipWeights weights = new ChipWeights(shape);
    new ChipProjection(true, Optional.empty()).fill(parameters, weights);
    weights.setSaturation(saturation);
    ForwardPass forward = new ForwardPass(weights, Activation.spikes());
    int maxSteps = clips.stream().mapToInt(c -> c.length / shape.channels()).max().orElse(1);
    ClipTrace trace = new ClipTrace(shape, maxSteps);
    double[] rates = new double[shape.stage(stage).neurons()];
    long steps = 0;
    for (float[] clip : clips) {
      int length = clip.length / shape.channels();
      trace.load(clip, 0, length, 0);
      forward.run(trace);
      for (int n = 0; n < rates.length; n++) {
        rates[n] += trace.stage(stage).counts()[n];
      }
      steps += length;
    }
    for (int n = 0; n < rates.length; n++) {
      rates[n] /= steps;
    }
    return rates;
  }
}
