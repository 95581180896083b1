package io.github.spikeword.server.session;

/**
 * Allows a sustained rate and a burst above it. Not thread-safe: one connection's messages come one
 * after the other.
 */
public final class TokenBucket {

  private final double perSecond;
  private final double burst;
  private double tokens;
  private long lastNanos;

  /**
   * @param perSecond sustained rate, positive
   * @param burst how much may come at once, positive
   * @param nowNanos the clock at the start, {@link System#nanoTime()}
   */
  public TokenBucket(double perSecond, double burst, long nowNanos) {
    if (!(perSecond > 0) || !(burst > 0)) {
      throw new IllegalArgumentException(
          "A rate and its burst must be positive, found " + perSecond + " and " + burst + ".");
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.lastNanos = nowNanos;
  }

  /** Takes an amount if it is allowed now; else takes nothing. */
  public boolean take(double amount, long nowNanos) {
    tokens = Math.min(burst, tokens + (nowNanos - lastNanos) * 1e-9 * perSecond);
    lastNanos = nowNanos;
    if (amount > tokens) {
      return false;
    }
    tokens -= amount;
    return true;
  }
}
