package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.trainer.corpus.BrokenFile;
import java.util.Arrays;
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
 * @param broken files that it should have been made from but was not
 */
public record RecordingResult(
    String name,
    String condition,
    GroundTruth truth,
    HeardRecording heard,
    List<Verdict> verdicts,
    List<BrokenFile> broken) {

  public RecordingResult {
    verdicts = List.copyOf(verdicts);
    broken = List.copyOf(broken);
  }

  /** What came of a recording, judged by the rules. */
  public static RecordingResult judged(
      String name,
      String condition,
      GroundTruth truth,
      HeardRecording heard,
      MatchRules rules,
      List<BrokenFile> broken) {
    List<Verdict> verdicts = new Matcher(truth, rules).judge(heard.detections());
    return new RecordingResult(name, condition, truth, heard, verdicts, broken);
  }

  /** For every occurrence of a keyword, in order, whether it was found. */
  public List<Boolean> found() {
    Boolean[] found = new Boolean[truth.occurrences().size()];
    Arrays.fill(found, false);
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Hit hit) {
        found[hit.occurrence()] = true;
      }
    }
    return List.of(found);
  }

  /** Counts of the words that pass, and what they were counted in under the rules. */
  WordFigures figures(Predicate<String> word, MatchRules rules) {
    return new WordFigures(
        WordTally.of(truth, heard.detections(), verdicts, word), Exposure.of(truth, rules));
  }
}
