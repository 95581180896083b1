package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.detect.ClassScores;
import io.github.spikeword.stream.detect.Detector;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.trainer.evaluate.stream.Fired;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens from features that were extracted before, so that many chips can hear the same recording
 * without anybody filtering it again: front-end inputs do not depend on the chip. Simulator, scores
 * and detector are those of a listening session, so the detections are those of the live graph.
 */
final class FeatureListening {

  private FeatureListening() {}

  /**
   * What a model detects.
   *
   * @param bundle the model
   * @param compiled its network on the chip that listens
   * @param inputs front-end inputs of a recording, {@code [steps][channels]}
   */
  static List<Fired> hear(Bundle bundle, SparseNetwork compiled, float[][] inputs) {
    double stepMillis = bundle.network().stepMillis();
    List<Fired> detections = new ArrayList<>();
    ClassScores scores = new ClassScores(bundle.network(), bundle.readout());
    Detector detector =
        new Detector(
            scores.keywords(),
            bundle.detector(),
            stepMillis,
            event -> {
              if (event instanceof Detection detection) {
                detections.add(Fired.of(detection, stepMillis));
              }
            });
    double[] now = new double[scores.keywords().size()];
    try (SparseSimulator simulator = new SparseSimulator(compiled)) {
      for (int step = 0; step < inputs.length; step++) {
        scores.update(simulator.step(inputs[step]));
        scores.keywordScores(now);
        detector.update(step, now, 0);
      }
    }
    return detections;
  }
}
