package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.corpus.Clip;

/**
 * A clip as the network receives it.
 *
 * @param clip the recording
 * @param inputs front-end inputs {@code [steps][channels]}; not to be changed
 */
record ClipInput(Clip clip, float[][] inputs) {}
