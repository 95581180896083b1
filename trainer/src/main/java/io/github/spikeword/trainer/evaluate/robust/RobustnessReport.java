package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import java.util.List;
import java.util.Optional;

/**
 * How much a model's figures depend on circumstances, ready to be rendered.
 *
 * @param model name of the bundle
 * @param source where the recordings come from, a phrase
 * @param recordings how many
 * @param detector the levels that were listened with
 * @param unchanged figures of the recordings as they are
 * @param axes what came of level, rate and history
 * @param minuteEqualsHour whether a minute of silence left the state of an hour, as the history
 *     axis supposes
 * @param chips what came of mismatched chips; empty if none was asked for
 * @param broken files that recordings should have been made from but were not, each once
 */
public record RobustnessReport(
    String model,
    String source,
    int recordings,
    DetectorSettings detector,
    StreamMetrics.Part unchanged,
    List<AxisResult> axes,
    boolean minuteEqualsHour,
    Optional<ChipResults> chips,
    List<BrokenFile> broken) {
  public RobustnessReport {
    axes = List.copyOf(axes);
    broken = List.copyOf(broken);
  }
}
