package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Parameters;

/** Time constants that the chip offers, and the way there from free ones. */
public final class TauProfiles {

  static final double SHORTEST_MILLIS = H1v2.TAU_PROFILES_MILLIS.get(0);

  /** The profile nearest to a time constant on the logarithmic scale; a tie takes the shorter. */
  public static double nearest(double tauMillis) {
    double best = SHORTEST_MILLIS;
    for (double profile : H1v2.TAU_PROFILES_MILLIS) {
      if (distance(profile, tauMillis) < distance(best, tauMillis)) {
        best = profile;
      }
    }
    return best;
  }

  private static double distance(double a, double b) {
    return Math.abs(StrictMath.log(a / b));
  }

  /**
   * The profile itself for a value within a millionth of one (a float logarithm does not bring a
   * profile back exactly), else the value.
   */
  public static double cleaned(double tauMillis) {
    double profile = nearest(tauMillis);
    return Math.abs(tauMillis / profile - 1) < 1e-5 ? profile : tauMillis;
  }

  /** Moves every time constant to the nearest profile. */
  public static void snap(Parameters parameters) {
    for (int s = 0; s < parameters.shape().stages(); s++) {
      float[] logTau = parameters.logTau(s);
      for (int n = 0; n < logTau.length; n++) {
        logTau[n] = (float) StrictMath.log(nearest(StrictMath.exp(logTau[n])));
      }
    }
  }

  private TauProfiles() {}
}
