package io.github.spikeword.stream.session;

import io.github.spikeword.models.network.SpikeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** A session's counters: written by its one thread without locking, read by any. */
final class SessionCounters {

  private static final int STEPS = 0;
  private static final int RECEIVED = 1;
  private static final int LOST = 2;
  private static final int FIRST_STAGE = 3;

  private final AtomicLongArray counts;

  SessionCounters(int stages) {
    counts = new AtomicLongArray(FIRST_STAGE + stages);
  }

  void received(int samples) {
    add(RECEIVED, samples);
  }

  void lost(long samples) {
    add(LOST, samples);
  }

  /** Counts a step; returns its spikes over all stages behind the front end. */
  int step(SpikeFrame spikes) {
    add(FIRST_STAGE, spikes.count(0));
    int fired = 0;
    for (int s = 1; s < spikes.stages(); s++) {
      int inStage = spikes.count(s);
      fired += inStage;
      add(FIRST_STAGE + s, inStage);
    }
    add(STEPS, 1);
    return fired;
  }

  long receivedSamples() {
    return counts.get(RECEIVED);
  }

  long steps() {
    return counts.get(STEPS);
  }

  SessionCounts read() {
    List<Long> spikes = new ArrayList<>();
    for (int s = FIRST_STAGE; s < counts.length(); s++) {
      spikes.add(counts.get(s));
    }
    return new SessionCounts(counts.get(STEPS), counts.get(RECEIVED), counts.get(LOST), spikes);
  }

  private void add(int counter, long amount) {
    counts.lazySet(counter, counts.get(counter) + amount);
  }
}
