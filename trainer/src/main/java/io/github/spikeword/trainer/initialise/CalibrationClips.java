package io.github.spikeword.trainer.initialise;

import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.ForwardPass;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipProjection;
import java.util.List;
import java.util.Optional;

/** Measures on training clips how often the neurons of a network with quantised weights fire. */
final class CalibrationClips {

  private final NetworkShape shape;
  private final List<float[]> clips;
  private final ChipWeights weights;
  private final ForwardPass forward;
  private final ClipTrace trace;

  /**
   * @param clips compressed amplitudes, {@code [steps * channels]} each
   */
  CalibrationClips(NetworkShape shape, double saturation, List<float[]> clips) {
    this.shape = shape;
    this.clips = clips;
    weights = new ChipWeights(shape);
    weights.setSaturation(saturation);
    forward = new ForwardPass(weights, Activation.spikes());
    trace = new ClipTrace(shape, clips.stream().mapToInt(this::steps).max().orElse(1));
  }

  private int steps(float[] clip) {
    return clip.length / shape.channels();
  }

  /** Rate of every neuron of a stage over all clips, spikes per step. */
  double[] rates(Parameters parameters, int stage) {
    new ChipProjection(true, Optional.empty()).fill(parameters, weights);
    double[] rates = new double[shape.stage(stage).neurons()];
    long steps = 0;
    for (float[] clip : clips) {
      trace.load(clip, 0, steps(clip), 0);
      forward.run(trace);
      for (int n = 0; n < rates.length; n++) {
        rates[n] += trace.stage(stage).counts()[n];
      }
      steps += steps(clip);
    }
    for (int n = 0; n < rates.length; n++) {
      rates[n] /= steps;
    }
    return rates;
  }
}
