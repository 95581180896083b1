package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a model made of recordings.
 *
 * @param keywords the model's words
 * @param settings the detector settings it listened with
 * @param rules how detections were judged
 * @param recordings one result a recording, in the order given
 */
public record StreamResults(
    List<String> keywords,
    DetectorSettings settings,
    MatchRules rules,
    List<RecordingResult> recordings) {

  public StreamResults {
    keywords = List.copyOf(keywords);
    recordings = List.copyOf(recordings);
  }

  /** The conditions that occur, in order of appearance. */
  public List<String> conditions() {
    return List.copyOf(
        new LinkedHashSet<>(recordings.stream().map(RecordingResult::condition).toList()));
  }

  /**
   * What other detector settings would have come to, without listening again: the recorded scores
   * go through the detector once more, and the detections are judged anew.
   */
  public StreamResults under(DetectorSettings newSettings) {
    List<RecordingResult> changed =
        recordings.stream()
            .map(
                recording -> {
                  List<Fired> detections = recording.heard().detections(newSettings);
                  return RecordingResult.judged(
                      recording.name(),
                      recording.condition(),
                      recording.truth(),
                      new HeardRecording(
                          recording.heard().scores(),
                          detections,
                          recording.heard().spikesPerStage()),
                      rules,
                      recording.broken());
                })
            .toList();
    return new StreamResults(keywords, newSettings, rules, changed);
  }
}
