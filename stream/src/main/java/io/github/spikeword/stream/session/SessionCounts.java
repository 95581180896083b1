package io.github.spikeword.stream.session;

import java.util.List;

/**
 * What a session has done so far.
 *
 * @param steps steps worked through, those over filled-in zeros included
 * @param receivedSamples samples accepted
 * @param lostSamples samples reported lost
 * @param spikesPerStage spikes so far, front end first
 */
public record SessionCounts(
    long steps, long receivedSamples, long lostSamples, List<Long> spikesPerStage) {
  public SessionCounts {
    spikesPerStage = List.copyOf(spikesPerStage);
  }
}
