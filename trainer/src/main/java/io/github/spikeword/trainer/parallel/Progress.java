package io.github.spikeword.trainer.parallel;

/** Hears how far a long piece of work is. Called one call at a time, from any thread. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress SILENT = (done, total) -> {};

  /**
   * @param done finished items, 1, 2, 3 ... total
   * @param total all items
   */
  void advanced(int done, int total);
}
