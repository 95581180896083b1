package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import java.util.List;

/**
 * What a model told while it listened to a recording.
 *
 * @param scores the score of every keyword at every step
 * @param detections what was detected, by time, under the model's own settings
 * @param spikesPerStage spikes of every stage, front end first
 */
public record HeardRecording(ScoreTrack scores, List<Fired> detections, List<Long> spikesPerStage) {

  public HeardRecording {
    detections = List.copyOf(detections);
    spikesPerStage = List.copyOf(spikesPerStage);
  }

  /**
   * What would have been detected under other settings; exactly what listening again would give.
   */
  public List<Fired> detections(DetectorSettings settings) {
    return scores.detections(settings);
  }
}
