package io.github.spikeword.stream.session;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.network.Simulator;

/**
 * What may be changed about a session while it listens. Every method may be called from any thread
 * and takes effect at the session's next step; of several calls before that step the last counts.
 */
public interface SessionControl {

  /**
   * Changes thresholds, release levels and refractory time.
   *
   * @throws IllegalArgumentException if the settings are not for exactly the bundle's keywords
   */
  void configure(DetectorSettings settings);

  /** Changes which optional events are told. */
  void configure(EventSelection selection);

  /**
   * Goes on with another simulator of the same network, for example another draw of mismatch. Its
   * state is taken as it comes; the session closes the old one, and this one at its own end.
   *
   * @throws IllegalArgumentException if it simulates another network
   */
  void replaceSimulator(Simulator simulator);

  /** What the session has done so far; may lag by a step. */
  SessionCounts counts();
}
