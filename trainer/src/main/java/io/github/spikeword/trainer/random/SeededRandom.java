package io.github.spikeword.trainer.random;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A seeded stream of random numbers whose values are part of the product: the same seed gives the
 * same bits on every machine and Java version, which the JDK promises for none of its generators'
 * derived draws. The generator is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
 * pseudorandom number generators").
 *
 * <p>Not thread-safe: every piece of work gets its own stream, derived with {@link #of(long,
 * String, long)} from what the work is about, never from the thread or the order it runs in.
 */
public final class SeededRandom {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;
  private double spareGaussian = Double.NaN;

  public SeededRandom(long seed) {
    state = seed;
  }

  /**
   * The stream of one piece of work: {@code mix(mix(mix(seed) ^ fnv1a(key)) ^ index)}, with
   * SplitMix64's finaliser as mix and 64-bit FNV-1a over the key's UTF-8 bytes.
   *
   * @param seed seed of the run
   * @param key what the work is about, for example a clip's key
   * @param index number of the piece, for example a variant
   */
  public static SeededRandom of(long seed, String key, long index) {
    return new SeededRandom(mix(mix(mix(seed) ^ fnv1a(key)) ^ index));
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform between two bounds; the lower bound itself when they are equal. */
  public double nextDouble(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /** Uniform in the logarithm between two positive bounds. */
  public double nextLogUniform(double low, double high) {
    return StrictMath.exp(nextDouble(StrictMath.log(low), StrictMath.log(high)));
  }

  /**
   * Uniform in 0 .. bound - 1, by the high half of a product; the bias is below bound / 2^32.
   *
   * @param bound positive
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("A draw needs a positive bound, found " + bound + ".");
    }
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** True with the given probability; always consumes one draw. */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double u;
    double v;
    double square;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spareGaussian = v * factor;
    return u * factor;
  }

  /** Shuffles in place (Fisher and Yates). */
  public void shuffle(List<?> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      swap(list, i, nextInt(i + 1));
    }
  }

  /** Shuffles in place (Fisher and Yates). */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
  }

  private static <T> void swap(List<T> list, int i, int j) {
    list.set(i, list.set(j, list.get(i)));
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long fnv1a(String key) {
    long hash = FNV_OFFSET;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return hash;
  }
}
