package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.stream.LabelledRecording;
import java.util.List;

/**
 * What is to be tried.
 *
 * @param bundle the model, with the detector settings to judge
 * @param source where the recordings come from, a phrase
 * @param recordings what is heard, changed and unchanged
 * @param draw spreads and seed of the mismatched chips
 * @param chips how many, numbered from 0
 * @param threads how many threads work, from 1; results do not depend on it
 */
public record RobustnessRequest(
    Bundle bundle,
    String source,
    List<LabelledRecording> recordings,
    ChipDraw draw,
    int chips,
    int threads) {
  public RobustnessRequest {
    recordings = List.copyOf(recordings);
  }
}
