package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.SignBlocks;
import java.util.Optional;

/**
 * Parameters that may be exported.
 *
 * @param epoch epoch after which they stood
 * @param correct validation clips that they classify right as exported
 * @param parameters latent parameters
 * @param signs signs of the blocks, if they were fixed by then
 */
public record Candidate(
    int epoch, int correct, Parameters parameters, Optional<SignBlocks> signs) {}
