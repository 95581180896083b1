package io.github.spikeword.stream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.Compression;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompressorTest {

  static Stream<Compression> all() {
    return Stream.of(
        new Compression.Linear(),
        new Compression.SquareRoot(),
        new Compression.Log(1e-3),
        FeatureDefaults.CLIP_PCEN,
        FeatureDefaults.STREAM_PCEN);
  }

  @Test
  void curvesAreAsDocumented() {
    float[] amplitude = {0, 0.25f, 1};
    assertThat(once(new Compression.Linear(), amplitude)).containsExactly(0, 0.25, 1);
    assertThat(once(new Compression.SquareRoot(), amplitude)).containsExactly(0, 0.5, 1);
    assertThat(once(new Compression.Log(0.25), amplitude))
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(0, Math.log(2), Math.log(5));
  }

  @Test
  void pcenFollowsItsRecursion() {
    Random random = new Random(11);
    for (Compression.Pcen p :
        new Compression.Pcen[] {
          FeatureDefaults.CLIP_PCEN,
          FeatureDefaults.STREAM_PCEN,
          new Compression.Pcen(0.2, 0.5, 2, 0.7, 1e-3, 0.01, 4)
        }) {
      Compressor compressor = Compressor.of(p, 1);
      double[] out = new double[1];
      double level = p.initialLevel();
      for (int t = 1; t <= 200; t++) {
        float amplitude = random.nextFloat() * random.nextFloat();
        level += Math.max(p.smoothing(), 1 / (t + p.initialSteps())) * (amplitude - level);
        double expected =
            Math.pow(amplitude / Math.pow(p.epsilon() + level, p.alpha()) + p.delta(), p.root())
                - Math.pow(p.delta(), p.root());
        compressor.compress(new float[] {amplitude}, out);
        assertThat(out[0]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void pcenOfAConstantSettlesAtTheClosedForm() {
    for (Compression.Pcen p :
        new Compression.Pcen[] {FeatureDefaults.CLIP_PCEN, FeatureDefaults.STREAM_PCEN}) {
      for (float amplitude : new float[] {1e-4f, 0.01f, 0.3f}) {
        Compressor compressor = Compressor.of(p, 1);
        double[] out = new double[1];
        for (int t = 0; t < 2000; t++) {
          compressor.compress(new float[] {amplitude}, out);
        }
        // M has become E
        double expected =
            Math.pow(amplitude / Math.pow(p.epsilon() + amplitude, p.alpha()) + p.delta(), p.root())
                - Math.pow(p.delta(), p.root());
        assertThat(out[0]).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void clipPcenStartsAsTheRunningMean() {
    // after 4 steps of the clip variant, M is the plain mean: 0.1, 0.3, 0.2, 0.4 -> 0.25
    Compressor compressor = Compressor.of(FeatureDefaults.CLIP_PCEN, 1);
    double[] out = new double[1];
    for (float amplitude : new float[] {0.1f, 0.3f, 0.2f, 0.4f}) {
      compressor.compress(new float[] {amplitude}, out);
    }
    assertThat(out[0]).isCloseTo(Math.sqrt(0.4 / Math.pow(0.25 + 1e-5, 0.8) + 1) - 1, within(1e-7));
  }

  @Test
  void streamPcenSmoothsPlainlyFromTheFirstStep() {
    Compressor compressor = Compressor.of(FeatureDefaults.STREAM_PCEN, 1);
    double[] out = new double[1];
    compressor.compress(new float[] {0.5f}, out);
    double level = 1e-4 + 0.03 * (0.5 - 1e-4);
    assertThat(out[0])
        .isCloseTo(
            Math.pow(0.5 / Math.pow(1e-4 + level, 0.8) + 0.1, 0.25) - Math.pow(0.1, 0.25),
            within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theFutureNeverChangesThePast(Compression compression) {
    Random random = new Random(2);
    Compressor one = Compressor.of(compression, 3);
    Compressor other = Compressor.of(compression, 3);
    double[] a = new double[3];
    double[] b = new double[3];
    for (int t = 0; t < 100; t++) {
      float[] same = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      float[] different = t < 50 ? same : new float[] {0, 1, random.nextFloat()};
      one.compress(same, a);
      other.compress(different, b);
      if (t < 50) {
        assertThat(b).containsExactly(a);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void resetMakesItNewAndSilenceIsZero(Compression compression) {
    Compressor compressor = Compressor.of(compression, 2);
    double[] first = new double[2];
    double[] again = new double[2];
    compressor.compress(new float[] {0.2f, 0.7f}, first);
    compressor.compress(new float[] {1f, 0f}, again);
    assertThat(again[1]).isZero();
    compressor.reset();
    compressor.compress(new float[] {0.2f, 0.7f}, again);
    assertThat(again).containsExactly(first);
  }

  @ParameterizedTest
  @MethodSource("all")
  void louderIsNeverSmaller(Compression compression) {
    double last = -1;
    for (int k = 0; k <= 100; k++) {
      double value = once(compression, new float[] {k / 100f})[0];
      assertThat(value).isGreaterThan(last).isFinite();
      last = value;
    }
  }

  private static double[] once(Compression compression, float[] amplitudes) {
    double[] out = new double[amplitudes.length];
    Compressor.of(compression, amplitudes.length).compress(amplitudes, out);
    return out;
  }
}
