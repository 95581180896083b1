package io.github.spikeword.models.bundle;

/**
 * How a band's amplitude is compressed, on the host, before it reaches the chip's front end. All
 * kinds are causal, and live, replay, training and evaluation share one implementation.
 *
 * <p>E is the mean of the half-wave rectified band signal over one step, full scale 1.
 */
public sealed interface Compression {

  /** Name in manifests and configurations. */
  String name();

  /** The chip-faithful variant: the amplitude itself. */
  record Linear() implements Compression {
    @Override
    public String name() {
      return "linear";
    }
  }

  /** {@code sqrt(E)}. */
  record SquareRoot() implements Compression {
    @Override
    public String name() {
      return "sqrt";
    }
  }

  /**
   * {@code ln(1 + E / floor)}.
   *
   * @param floor amplitude at which the curve bends, full scale 1, positive
   */
  record Log(double floor) implements Compression {
    public Log {
      requirePositive("floor", floor);
    }

    @Override
    public String name() {
      return "log";
    }
  }

  /**
   * Per-channel energy normalisation (Wang et al. 2017, arXiv:1607.05666): {@code M += s * (E -
   * M)}, then {@code F = (E / (epsilon + M)^alpha + delta)^root - delta^root}.
   *
   * <p>At the start the smoother is the running mean of the steps so far until that is slower than
   * {@code smoothing}: step t (from 1) uses {@code s = max(smoothing, 1 / (t + initialSteps))} and
   * M starts at {@code initialLevel}. This is causal and settles within a few steps; it is ours.
   *
   * @param smoothing s, share of a new step in the running level M, in (0, 1]
   * @param alpha strength of the normalisation, in [0, 1]
   * @param delta offset under the root, positive
   * @param root exponent of the final compression, in (0, 1]
   * @param epsilon amplitude added to M, positive
   * @param initialLevel M before the first step, full scale 1, from 0
   * @param initialSteps how many steps the initial level counts for, from 0
   */
  record Pcen(
      double smoothing,
      double alpha,
      double delta,
      double root,
      double epsilon,
      double initialLevel,
      double initialSteps)
      implements Compression {
    public Pcen {
      requirePositive("smoothing", smoothing);
      requirePositive("delta", delta);
      requirePositive("root", root);
      requirePositive("epsilon", epsilon);
      if (smoothing > 1 || root > 1 || !(alpha >= 0 && alpha <= 1)) {
        throw new IllegalArgumentException(
            "PCEN needs smoothing and root in (0, 1] and alpha in [0, 1], found "
                + smoothing
                + ", "
                + root
                + " and "
                + alpha
                + ".");
      }
      if (!(initialLevel >= 0 && initialLevel < Double.POSITIVE_INFINITY)
          || !(initialSteps >= 0 && initialSteps < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "PCEN's initial level and steps must be finite and not negative, found "
                + initialLevel
                + " and "
                + initialSteps
                + ".");
      }
    }

    @Override
    public String name() {
      return "pcen";
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Compression setting '" + name + "' must be positive, found " + value + ".");
    }
  }
}
