package io.github.spikeword.trainer.corpus;

import java.nio.file.Path;

/**
 * A sound file that could not be used and was skipped.
 *
 * @param path the file
 * @param reason what is wrong with it, a sentence
 */
public record BrokenFile(Path path, String reason) {}
