/**
 * Where recorded sound comes from: WAV, FLAC, AIFF and AU files and raw PCM, mixed down and
 * resampled to 16 kHz mono with full scale 1.
 */
@NullMarked
package io.github.spikeword.stream.audio;

import org.jspecify.annotations.NullMarked;
