package io.github.spikeword.server.session;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The last messages of a session that must not be lost, for clients that come back. Not
 * thread-safe.
 */
final class ResumeRing {

  /** A message with its number. */
  record Kept(long seq, String json) {}

  private final int most;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private long lastForgotten;

  /**
   * @param most how many messages are kept, from 0
   */
  ResumeRing(int most) {
    this.most = most;
  }

  /** Keeps a message and forgets the oldest if there are too many. */
  void add(long seq, String json) {
    kept.addLast(new Kept(seq, json));
    if (kept.size() > most) {
      lastForgotten = kept.removeFirst().seq();
    }
  }

  /** The messages after a number, oldest first. */
  List<Kept> after(long seq) {
    return kept.stream().filter(k -> k.seq() > seq).toList();
  }

  /** Whether every message after the number is still kept. */
  boolean isCompleteAfter(long seq) {
    return seq >= lastForgotten;
  }
}
