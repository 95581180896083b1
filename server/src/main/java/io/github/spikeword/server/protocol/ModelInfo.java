package io.github.spikeword.server.protocol;

import java.util.List;

/**
 * What a client needs to know about a model in order to draw and judge what it hears.
 *
 * @param sha256 hash over the bundle, lower-case hex
 * @param labels all labels in population order
 * @param keywords the labels that are detected
 * @param windowSteps how far back the read-out counts at most
 * @param windowParts the parts of its counting window
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
    int windowSteps,
    WindowPartsInfo windowParts) {

  /** A stage and where it lies on the chip. */
  public record StageInfo(
      String name, int neurons, List<PlacementInfo> placement, List<Double> tauMillis) {}

  /** A run of neurons in a core. */
  public record PlacementInfo(int core, int neurons) {}

  /** How many parts the counting window has and how long each of them may be, in steps. */
  public record WindowPartsInfo(int number, int shortestSteps, int longestSteps) {}

  /** The output neurons of a label. */
  public record PopulationInfo(String label, int firstNeuron, int neurons) {}
}
