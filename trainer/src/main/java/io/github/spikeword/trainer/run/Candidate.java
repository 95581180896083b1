package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.constrain.SignBlocks;
import io.github.spikeword.trainer.constrain.TauProfiles;
import java.util.Optional;

/**
 * Parameters that may be exported.
 *
 * @param epoch epoch after which they stood
 * @param correct validation clips that they classify right as exported; -1 if they were not judged
 * @param parameters latent parameters
 * @param signs signs of the blocks, if they were fixed by then
 */
public record Candidate(int epoch, int correct, Parameters parameters, Optional<SignBlocks> signs) {

  /** The parameters as they are exported: time constants on the chip's profiles. A copy. */
  public Parameters exported() {
    Parameters exported = parameters.copy();
    TauProfiles.snap(exported);
    return exported;
  }

  /** The projection under which they are exported: quantised, every block one sign. */
  public ChipProjection projection() {
    return ChipProjection.export(parameters, signs);
  }
}
