package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Parameters;

/** Time constants that the chip offers, and the way there from free ones. */
public final class TauProfiles {

  static final double SHORTEST_MILLIS = H1v2.TAU_PROFILES_MILLIS.get(0);

  private static final double[] LOGARITHMS =
      H1v2.TAU_PROFILES_MILLIS.stream().mapToDouble(StrictMath::log).toArray();

  /** Relative distance within which a value is taken for a profile. */
  private static final double SAME = 1e-5;

  /** The profile nearest to a time constant on the logarithmic scale; a tie takes the shorter. */
  public static double nearest(double tauMillis) {
    double logarithm = StrictMath.log(tauMillis);
    int best = 0;
    for (int k = 1; k < LOGARITHMS.length; k++) {
      if (Math.abs(LOGARITHMS[k] - logarithm) < Math.abs(LOGARITHMS[best] - logarithm)) {
        best = k;
      }
    }
    return H1v2.TAU_PROFILES_MILLIS.get(best);
  }

  /**
   * The profile itself for a value within {@value #SAME} of one, relatively, else the value: the
   * float logarithm of a profile does not bring it back exactly.
   */
  public static double cleaned(double tauMillis) {
    double profile = nearest(tauMillis);
    return Math.abs(tauMillis / profile - 1) < SAME ? profile : tauMillis;
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
