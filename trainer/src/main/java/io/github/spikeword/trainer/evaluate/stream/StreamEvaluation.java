package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.Keywords;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges a model on long recordings with labelled words. Every recording runs through the live
 * graph from a fresh state, once; all figures come from what that run told.
 */
public final class StreamEvaluation {

  private static final double LENGTH_TOLERANCE_MILLIS = 100;

  private StreamEvaluation() {}

  /**
   * Lets a model listen and judges what it tells.
   *
   * @param bundle the model, with the detector settings to judge
   * @param recordings what it hears, at least one
   * @param rules what counts as finding a word
   * @param chip the mismatched chip it runs on; the nominal one when empty
   * @param threads how many recordings are heard at a time, from 1; results do not depend on it
   * @param progress hears of every recording
   * @throws UserError if a recording cannot be read or there is none
   */
  public static StreamResults run(
      Bundle bundle,
      List<LabelledRecording> recordings,
      MatchRules rules,
      Optional<ChipDraw> chip,
      int threads,
      Progress progress) {
    if (recordings.isEmpty()) {
      throw new UserError("There is no recording to listen to. Name a label file or a folder.");
    }
    Network network = bundle.network();
    ChipInstance instance =
        chip.map(draw -> draw.draw(network)).orElseGet(() -> ChipInstance.nominal(network));
    List<String> keywords = Keywords.of(network);
    try (LiveListening live = new LiveListening(bundle, SparseNetwork.compile(network, instance))) {
      List<RecordingResult> results =
          ParallelMap.map(
              threads, recordings, recording -> hear(live, recording, keywords, rules), progress);
      return new StreamResults(keywords, bundle.detector(), rules, results);
    }
  }

  /** Rates divide by the labelled length, so it must be what was heard. */
  private static void requireLength(String name, double heardMillis, double labelledMillis) {
    if (Math.abs(heardMillis - labelledMillis) > LENGTH_TOLERANCE_MILLIS) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "The recording '%s' is %.2f s long, but its labels are for %.2f s. Correct 'seconds'"
                  + " in the label file, or put the whole recording beside it.",
              name,
              heardMillis / 1000,
              labelledMillis / 1000));
    }
  }

  private static RecordingResult hear(
      LiveListening live, LabelledRecording recording, List<String> keywords, MatchRules rules) {
    LabelledRecording.Opened opened = recording.open().get();
    GroundTruth truth = GroundTruth.of(opened.labels(), keywords);
    HeardRecording heard = live.hear(opened.sound());
    requireLength(
        recording.name(),
        heard.scores().steps() * heard.scores().stepMillis(),
        truth.lengthMillis());
    return RecordingResult.judged(
        recording.name(), recording.condition(), truth, heard, rules, opened.broken());
  }
}
