package io.github.spikeword.trainer.bptt;

/**
 * The inner loops over rows of floats. Each works on whole rows at one common index and, where it
 * sums over rows, four rows at a time: the forms that the JIT turns into vector code. {@code
 * spikeword bench train} tells what a change here costs.
 */
final class Rows {

  /** {@code out[j] += sum over the listed rows of rows[active[k]][j]}. */
  static void addActive(float[][] rows, int[] active, int count, float[] out) {
    int k = 0;
    for (; k + 3 < count; k += 4) {
      add4(out, rows[active[k]], rows[active[k + 1]], rows[active[k + 2]], rows[active[k + 3]]);
    }
    for (; k < count; k++) {
      add1(out, rows[active[k]]);
    }
  }

  /** As {@link #addActive}, each row times its presynaptic value (for graded spikes). */
  static void addActiveScaled(
      float[][] rows, int[] active, int count, float[] values, float[] out) {
    for (int k = 0; k < count; k++) {
      addScaled(out, values[active[k]], rows[active[k]]);
    }
  }

  /** {@code out[i] += sum over j of g[j] * rows[j][i]}. */
  static void addProduct(float[][] rows, float[] g, float[] out) {
    int j = 0;
    for (; j + 3 < g.length; j += 4) {
      addScaled4(
          out, g[j], rows[j], g[j + 1], rows[j + 1], g[j + 2], rows[j + 2], g[j + 3], rows[j + 3]);
    }
    for (; j < g.length; j++) {
      addScaled(out, g[j], rows[j]);
    }
  }

  /** {@code rows[active[k]][j] += values[active[k]] * g[j]} for every listed row. */
  static void addOuter(float[][] rows, int[] active, int count, float[] values, float[] g) {
    for (int k = 0; k < count; k++) {
      addScaled(rows[active[k]], values[active[k]], g);
    }
  }

  /** {@code out[j] += x * row[j]}. */
  static void addScaled(float[] out, float x, float[] row) {
    for (int j = 0; j < out.length; j++) {
      out[j] += x * row[j];
    }
  }

  private static void add1(float[] out, float[] a) {
    for (int j = 0; j < out.length; j++) {
      out[j] += a[j];
    }
  }

  private static void add4(float[] out, float[] a, float[] b, float[] c, float[] d) {
    for (int j = 0; j < out.length; j++) {
      out[j] += (a[j] + b[j]) + (c[j] + d[j]);
    }
  }

  private static void addScaled4(
      float[] out, float x, float[] a, float y, float[] b, float z, float[] c, float w, float[] d) {
    for (int j = 0; j < out.length; j++) {
      out[j] += (x * a[j] + y * b[j]) + (z * c[j] + w * d[j]);
    }
  }

  private Rows() {}
}
