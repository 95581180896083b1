package io.github.spikeword.trainer.corpus;

import java.util.List;

/**
 * Which sources of speech, noise and music train and which are kept for development. A source or
 * file that neither list names is divided file by file: even positions train, odd ones develop.
 *
 * @param development names of sources or files that no training sees
 * @param training names of sources or files that only training sees
 * @param excluded names of sources that neither side sees
 */
public record SoundSplit(List<String> development, List<String> training, List<String> excluded) {

  /** Nothing is named: every source is divided file by file. */
  public static final SoundSplit FILE_BY_FILE = new SoundSplit(List.of(), List.of(), List.of());

  public SoundSplit {
    development = List.copyOf(development);
    training = List.copyOf(training);
    excluded = List.copyOf(excluded);
  }
}
