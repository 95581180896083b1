package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.trainer.label.Labels;
import java.util.function.Supplier;

/**
 * A recording with its labels.
 *
 * @param name what reports call it
 * @param condition recordings of the same condition are also reported together, for example {@code
 *     20 dB}
 * @param labels what is in it
 * @param sound opens the sound; called from any thread, the stream is closed after use
 */
public record LabelledRecording(
    String name, String condition, Labels labels, Supplier<SampleStream> sound) {}
