package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.BatchGradient;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.constrain.ChipProjection;

/** Counts how many clips a set of parameters classifies right. */
public final class ClipJudge {

  private static final int BATCH = 64;

  private final BatchGradient batch;
  private final LabelledClips clips;
  private final Decision decision;

  /**
   * A judge over the clips as recorded.
   *
   * @param window counting window of the read-out that decides
   */
  public ClipJudge(
      NetworkShape shape,
      CountingWindow window,
      LabelledClips clips,
      double saturation,
      Workers workers) {
    this.clips = clips;
    decision = new Decision(shape, window);
    batch = new BatchGradient(shape, Activation.spikes(), BATCH, clips.steps(), workers);
    batch.weights().setSaturation(saturation);
  }

  /** Number of clips classified right under a projection. */
  public int correct(Parameters parameters, ChipProjection projection) {
    projection.fill(parameters, batch.weights());
    int right = 0;
    for (int first = 0; first < clips.size(); first += BATCH) {
      int size = Math.min(BATCH, clips.size() - first);
      for (int i = 0; i < size; i++) {
        batch.clip(i).load(clips.features().values(first + i, 0), 0, clips.steps(), 0);
      }
      batch.forward(size);
      for (int i = 0; i < size; i++) {
        right +=
            decision.label(batch.clip(i), parameters.bias()) == clips.labels()[first + i] ? 1 : 0;
      }
    }
    return right;
  }
}
