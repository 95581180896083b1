package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.corpus.Clip;

/**
 * A clip as the network receives it.
 *
 * @param clip the recording
 * @param inputs front-end inputs {@code [steps][channels]}; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // features are not compared, and not copied
record ClipInput(Clip clip, float[][] inputs) {}
