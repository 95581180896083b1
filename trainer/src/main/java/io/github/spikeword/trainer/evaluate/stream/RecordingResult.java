package io.github.spikeword.trainer.evaluate.stream;

import java.util.List;
import java.util.function.Predicate;

/**
 * What came of one recording.
 *
 * @param name what reports call it
 * @param condition recordings of the same condition are also reported together
 * @param truth what is in it
 * @param heard what the model told
 * @param verdicts one a detection, in the same order
 */
public record RecordingResult(
    String name,
    String condition,
    GroundTruth truth,
    HeardRecording heard,
    List<Verdict> verdicts) {

  public RecordingResult {
    verdicts = List.copyOf(verdicts);
  }

  /** Counts of the words that pass, and what they were counted in. */
  WordFigures figures(Predicate<String> word) {
    return new WordFigures(
        WordTally.of(truth, heard.detections(), verdicts, word), Exposure.of(truth));
  }
}
