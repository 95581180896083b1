package io.github.spikeword.models.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of {@code manifest.json}, format versions 1 and 2. Kept apart from the domain, so that a
 * change there cannot change the format by accident. Field order is the order in the file.
 */
record Manifest(
    int formatVersion,
    String name,
    Chip chip,
    double stepMillis,
    Features features,
    Front frontEnd,
    List<DenseLayer> layers,
    List<LabelNeurons> populations,
    Readout readout,
    Detector detector,
    Map<String, Object> training) {

  /** The chip model and the values that it was run with, by name. */
  record Chip(String model, Map<String, Parameter> parameters) {}

  /** A chip value with what it rests on: {@code documented}, {@code inferred}, {@code assumed}. */
  record Parameter(Object value, String unit, String basis) {}

  record Features(
      int sampleRateHz,
      int frameSamples,
      List<Double> centreHz,
      double q,
      int sections,
      Compressor compression,
      List<Double> gain,
      double saturation) {}

  /** The kind and its settings; the settings depend on the kind. */
  record Compressor(String kind, Map<String, Double> settings) {}

  record Front(int[] codes, List<Double> tauMillis, List<Slice> placement) {}

  /** Weight codes {@code [inputs][neurons]}; {@code recurrent} is empty when there is none. */
  record DenseLayer(
      String name,
      int[][] feedForward,
      int[][] recurrent,
      List<Double> tauMillis,
      List<Slice> placement) {}

  record Slice(int core, int neurons) {}

  record LabelNeurons(String label, int firstNeuron, int neurons) {}

  /** Version 1 has no {@code parts}: its window is plain. */
  record Readout(int windowSteps, Optional<Parts> parts, List<Double> bias) {}

  record Parts(int number, int shortestSteps, int longestSteps) {}

  record Detector(double refractoryMillis, Map<String, Levels> words) {}

  record Levels(double threshold, double release) {}
}
