package io.github.spikeword.models.onnx;

/**
 * Names of the step graph's inputs and outputs; s is the stage, 0 for the front end, B the batch.
 *
 * <pre>
 *   in   features        [B, channels]
 *        membrane_s      [B, neurons of s]      membranes after the step before, code units
 *        fired_before_s  [B, neurons of s]      spikes of the step before; recurrent stages only
 *   out  spikes_s        [B, neurons of s]      0 or 1
 *        membrane_next_s [B, neurons of s]
 * </pre>
 *
 * All are float32. At the start of a recording all state is zero.
 */
final class StepGraph {

  static final String FEATURES = "features";

  static String membrane(int stage) {
    return "membrane_" + stage;
  }

  static String firedBefore(int stage) {
    return "fired_before_" + stage;
  }

  static String spikes(int stage) {
    return "spikes_" + stage;
  }

  static String membraneNext(int stage) {
    return "membrane_next_" + stage;
  }

  private StepGraph() {}
}
