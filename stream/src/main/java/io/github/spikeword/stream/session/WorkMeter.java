package io.github.spikeword.stream.session;

/** Is told what work a session did, after every piece of sound; returns quickly. */
@FunctionalInterface
public interface WorkMeter {

  /** For whoever does not want to know. */
  WorkMeter NONE = (steps, nanos) -> {};

  /**
   * A piece of sound was worked through.
   *
   * @param steps simulation steps that it completed, from 0
   * @param nanos how long all of them took, nanoseconds
   */
  void worked(long steps, long nanos);
}
