package io.github.spikeword.server.protocol;

import java.util.List;

/**
 * What a client needs to know about a model in order to draw and judge what it hears.
 *
 * @param sha256 hash over the bundle, lower-case hex
 * @param labels all labels in population order
 * @param keywords the labels that are detected
 * @param windowSteps length of the read-out's counting window
 */
public record ModelInfo(
    String name,
    String sha256,
    List<String> labels,
    List<String> keywords,
    List<StageInfo> stages,
    List<PopulationInfo> populations,
    List<Double> centreHz,
    double stepMillis,
    int windowSteps) {

  /** A stage and where it lies on the chip. */
  public record StageInfo(
      String name, int neurons, List<PlacementInfo> placement, List<Double> tauMillis) {}

  /** A run of neurons in a core. */
  public record PlacementInfo(int core, int neurons) {}

  /** The output neurons of a label. */
  public record PopulationInfo(String label, int firstNeuron, int neurons) {}
}
