package io.github.spikeword.models.chip;

/**
 * The 64-level weight grid: {@code -1.66 + k * 3.32/63} for k = 0..63, without a zero level.
 *
 * <p>A level is named by its <i>code</i>, the odd integer {@code 2k - 63} in -63..63; its weight is
 * {@code code * 1.66/63}. Inferred from the thirteen calibrated front-end weights that Tutorial 6
 * prints (strong evidence).
 */
public final class WeightGrid {

  /** Number of levels. */
  public static final int LEVELS = H1v2.MAX_CODE + 1;

  /** Whether the integer is the code of a level: odd and within -63..63. */
  public static boolean isCode(int code) {
    return (code & 1) != 0 && Math.abs(code) <= H1v2.MAX_CODE;
  }

  /**
   * Returns the given integer when it is a code.
   *
   * @throws IllegalArgumentException if it is even or outside -63..63
   */
  public static int requireCode(int code) {
    if (!isCode(code)) {
      throw new IllegalArgumentException(
          "Weight code " + code + " is not an odd integer in -63..63.");
    }
    return code;
  }

  /**
   * Rounds a weight to the nearest level; out-of-range weights clip to the end levels. A tie rounds
   * up, so zero becomes +1, the smallest positive level.
   *
   * @param weight weight units, not NaN
   * @return the level's code, odd, -63..63
   */
  public static int nearestCode(double weight) {
    return nearestCodeOfCodeUnits(weight * H1v2.CODE_UNITS_PER_WEIGHT);
  }

  /**
   * Rounds a weight given in code units to the nearest level, as {@link #nearestCode} does.
   *
   * @param value code units, not NaN
   */
  public static int nearestCodeOfCodeUnits(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("A weight is not a number.");
    }
    double clipped = Math.max(-H1v2.MAX_CODE, Math.min(H1v2.MAX_CODE, value));
    int level = (int) Math.min(H1v2.MAX_CODE, Math.floor((clipped + H1v2.MAX_CODE) / 2 + 0.5));
    return 2 * level - H1v2.MAX_CODE;
  }

  /** Weight of a code in weight units: {@code code * 1.66 / 63}. */
  public static double weight(int code) {
    return requireCode(code) / H1v2.CODE_UNITS_PER_WEIGHT;
  }

  private WeightGrid() {}
}
