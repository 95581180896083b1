package io.github.spikeword.stream.features;

/**
 * The arrays that a {@link FilterBank} works in during one call. They hold nothing between calls,
 * so all banks of a thread share them: with hundreds of streams the processor's cache keeps one
 * workspace rather than one for each.
 */
final class FilterWorkspace {

  /** Most samples per pass. */
  static final int BLOCK = 128;

  private static final ThreadLocal<FilterWorkspace> OF_THREAD =
      ThreadLocal.withInitial(FilterWorkspace::new);

  /** The sound of a block, and the same one and two samples earlier. */
  final double[] sound = new double[BLOCK];

  final double[] delayed = new double[BLOCK];
  final double[] delayedTwice = new double[BLOCK];

  /** What the sound contributes to the outputs of a pair's first and second band. */
  final double[] first = new double[BLOCK];

  final double[] second = new double[BLOCK];

  private FilterWorkspace() {}

  /** The workspace of the calling thread. */
  static FilterWorkspace ofThisThread() {
    return OF_THREAD.get();
  }

  /**
   * Takes in a block.
   *
   * @param count samples from {@code samples[offset]} on, 1 to {@link #BLOCK}
   * @param last the sample before the block
   * @param lastButOne the sample before that
   */
  void load(float[] samples, int offset, int count, double last, double lastButOne) {
    for (int i = 0; i < count; i++) {
      sound[i] = samples[offset + i];
    }
    delayed[0] = last;
    delayedTwice[0] = lastButOne;
    if (count > 1) {
      System.arraycopy(sound, 0, delayed, 1, count - 1);
      delayedTwice[1] = last;
      System.arraycopy(sound, 0, delayedTwice, 2, count - 2);
    }
  }
}
