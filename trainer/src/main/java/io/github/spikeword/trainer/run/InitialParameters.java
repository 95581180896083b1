package io.github.spikeword.trainer.run;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.config.InitialSettings;
import io.github.spikeword.trainer.initialise.FluctuationInit;
import io.github.spikeword.trainer.initialise.FrontEndCalibration;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters that a run starts from, and the report on how they came about.
 *
 * @param parameters latent parameters
 * @param frontEnd calibration of every front-end neuron
 * @param layers what fluctuation-driven initialisation did; empty for the normal kind
 */
public record InitialParameters(
    Parameters parameters,
    List<FrontEndCalibration.Neuron> frontEnd,
    List<FluctuationInit.LayerReport> layers) {

  /**
   * Code of the front-end weights before they are trained: 0.184 weight units, the level that the
   * thirteen weights of Tutorial 6 round to. Gains absorb what is left.
   */
  public static final int FRONT_END_CODE = 7;

  /**
   * Calibrates the front end on all given clips and draws the synapses.
   *
   * @param clips compressed amplitudes of training clips, {@code [steps * channels]} each
   * @param calibrationClips how many of them, drawn at random, the layers are calibrated on
   */
  public static InitialParameters of(
      InitialSettings settings,
      NetworkShape shape,
      double saturation,
      List<float[]> clips,
      int calibrationClips,
      long seed) {
    Parameters parameters = new Parameters(shape);
    for (int s = 0; s < shape.stages(); s++) {
      for (int n = 0; n < parameters.logTau(s).length; n++) {
        parameters.logTau(s)[n] = (float) StrictMath.log(shape.stage(s).tauMillis().get(n));
      }
    }
    List<FrontEndCalibration.Neuron> frontEnd =
        calibrateFrontEnd(settings, shape, clips, parameters);
    SeededRandom random = SeededRandom.of(seed, "initial weights", 0);
    List<FluctuationInit.LayerReport> layers = List.of();
    if (settings.kind() == InitialSettings.Kind.FLUCTUATION) {
      layers =
          new FluctuationInit(
                  settings.xi(), settings.alpha(), settings.meanShare(), settings.recurrentSigma())
              .apply(parameters, saturation, draw(clips, calibrationClips, seed), random);
    } else {
      drawNormal(settings, parameters, random);
    }
    return new InitialParameters(parameters, frontEnd, layers);
  }

  private static List<FrontEndCalibration.Neuron> calibrateFrontEnd(
      InitialSettings settings, NetworkShape shape, List<float[]> clips, Parameters parameters) {
    float[] leak = new float[shape.channels()];
    for (int c = 0; c < leak.length; c++) {
      leak[c] = H1v2.leakPerStep(shape.frontEnd().tauMillis().get(c), shape.stepMillis());
    }
    FrontEndCalibration calibration = new FrontEndCalibration(clips, shape.channels(), leak);
    double weight = WeightGrid.weight(FRONT_END_CODE);
    float[] gain = calibration.equalMeanGains(weight, settings.frontEndRate());
    for (int c = 0; c < gain.length; c++) {
      parameters.logGain()[c] = (float) StrictMath.log(gain[c]);
    }
    Arrays.fill(parameters.frontEnd(), (float) weight);
    return calibration.weights(gain, settings.frontEndRate());
  }

  private static List<float[]> draw(List<float[]> clips, int count, long seed) {
    SeededRandom random = SeededRandom.of(seed, "calibration clips", 0);
    return java.util.stream.IntStream.range(0, Math.min(count, clips.size()))
        .mapToObj(i -> clips.get(random.nextInt(clips.size())))
        .toList();
  }

  private static void drawNormal(
      InitialSettings settings, Parameters parameters, SeededRandom random) {
    for (Parameters.Tensor tensor : parameters.synapses()) {
      boolean recurrent = tensor.name().endsWith("/recurrent");
      double mean = recurrent ? 0 : settings.mean();
      double sigma =
          recurrent ? settings.recurrentSigma().orElse(settings.sigma()) : settings.sigma();
      for (float[] row : tensor.rows()) {
        for (int j = 0; j < row.length; j++) {
          double w = mean + sigma * random.nextGaussian();
          row[j] = (float) Math.max(-H1v2.MAX_WEIGHT, Math.min(H1v2.MAX_WEIGHT, w));
        }
      }
    }
  }
}
