package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

  private static final int OUT = 16_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 50, 1000, 4000, 6000, 7000, 7100})
  void the48KilohertzPassBandIsFlat(double hertz) {
    assertThat(levelDecibels(48_000, hertz)).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {8010, 8500, 9000, 10_000, 12_345, 16_000, 20_000, 23_900})
  void soundThatWouldFoldDownFrom48KilohertzIsRejected(double hertz) {
    assertThat(levelDecibels(48_000, hertz)).isLessThan(-75);
  }

  @ParameterizedTest
  @CsvSource({"44100, 7000, 8100", "96000, 7000, 8100", "22050, 7000, 8100", "32000, 7000, 8100"})
  void otherRatesAreAsGood(int rate, double passed, double rejected) {
    assertThat(levelDecibels(rate, passed)).isCloseTo(0, within(0.01));
    assertThat(levelDecibels(rate, rejected)).isLessThan(-75);
  }

  @Test
  void upsamplingLeavesNoImages() {
    // a 3.4 kHz tone at 8 kHz must not appear at 4.6 kHz as well
    float[] tone = sine(8_000, 3400, 8_000);
    float[] out = resample(8_000, OUT, tone, 8_000);
    assertThat(amplitude(out, 3400)).isCloseTo(1, within(1e-3));
    assertThat(amplitude(out, 4600)).isLessThan(2e-4);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 44_101, 383_999})
  void aConstantStaysThatConstant(int rate) {
    float[] constant = new float[rate / 4];
    Arrays.fill(constant, 0.7f);
    float[] out = resample(rate, OUT, constant, 1000);
    assertThat(Arrays.copyOfRange(out, 500, out.length - 500)).containsOnly(0.7f);
  }

  @ParameterizedTest
  @CsvSource({"44100, 16000", "48000, 16000", "8000, 16000", "44101, 16000", "16000, 44100"})
  void thereIsNoDelayAndNoDrift(int from, int to) {
    double hertz = 300;
    float[] out = resample(from, to, sine(from, hertz, 3 * from), 4096);
    double worst = 0;
    for (int i = to / 4; i < 2.75 * to; i++) {
      worst = Math.max(worst, Math.abs(out[i] - StrictMath.sin(2 * Math.PI * hertz * i / to)));
    }
    assertThat(worst).isLessThan(2e-4);
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 48000, 16000",
    "48000, 1, 1",
    "48000, 4, 2",
    "44100, 44100, 16000",
    "8000, 5, 10",
    "44100, 100, 37",
    "16001, 16001, 16000"
  })
  void thereAreAsManyOutputsAsFitTheDuration(int rate, int inputs, int outputs) {
    // output n lies at n / 16000 s, the inputs end before inputs / rate s
    assertThat(resample(rate, OUT, new float[inputs], 333)).hasSize(outputs);
  }

  @ParameterizedTest
  @CsvSource({"48000", "44100", "8000", "11025", "44101", "384000", "1000"})
  void piecesOfAnySizeGiveTheWhole(int rate) {
    Random random = new Random(rate);
    float[] noise = new float[rate < 8_000 ? 500 : 3000 + random.nextInt(7000)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    float[] whole = resample(rate, OUT, noise, noise.length);
    assertThat(resample(rate, OUT, noise, 1)).isEqualTo(whole);
    assertThat(resample(rate, OUT, noise, 127)).isEqualTo(whole);
    assertThat(resample(rate, OUT, noise, 5000)).isEqualTo(whole);
  }

  @Test
  void resetMakesItNew() {
    float[] noise = sine(48_000, 777, 3000);
    Resampler resampler = new Resampler(48_000, OUT);
    float[] first = new float[resampler.mostOutputs(3000)];
    float[] second = new float[first.length];
    resampler.process(noise, 0, 3000, first, 0);
    resampler.reset();
    resampler.process(noise, 0, 3000, second, 0);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void refusesRatesThatAreNone() {
    assertThatThrownBy(() -> new Resampler(0, OUT)).hasMessageContaining("found 0 and 16000 Hz");
  }

  /** Level of a tone after conversion to 16 kHz, decibels against its level before. */
  private static double levelDecibels(int rate, double hertz) {
    float[] out = resample(rate, OUT, sine(rate, hertz, 4 * rate), 4096);
    double power = 0;
    // two seconds: whole periods of every tone above
    for (int i = OUT; i < 3 * OUT; i++) {
      power += (double) out[i] * out[i];
    }
    return 10 * Math.log10(power / (2 * OUT) / 0.5);
  }

  private static double amplitude(float[] sound, double hertz) {
    double re = 0;
    double im = 0;
    int from = OUT / 4;
    int to = OUT / 4 * 3;
    for (int i = from; i < to; i++) {
      double angle = 2 * Math.PI * hertz * i / OUT;
      re += sound[i] * StrictMath.cos(angle);
      im += sound[i] * StrictMath.sin(angle);
    }
    return 2 * Math.hypot(re, im) / (to - from);
  }

  private static float[] sine(int rate, double hertz, int samples) {
    float[] sound = new float[samples];
    for (int i = 0; i < samples; i++) {
      sound[i] = (float) StrictMath.sin(2 * Math.PI * hertz * i / rate);
    }
    return sound;
  }

  private static float[] resample(int from, int to, float[] sound, int piece) {
    Resampler resampler = new Resampler(from, to);
    float[] out = new float[(int) ((long) sound.length * to / from) + 2];
    float[] part = new float[resampler.mostOutputs(piece)];
    int count = 0;
    for (int i = 0; i < sound.length; i += piece) {
      int taken = Math.min(piece, sound.length - i);
      int written = resampler.process(sound, i, taken, part, 0);
      System.arraycopy(part, 0, out, count, written);
      count += written;
    }
    int written = resampler.finish(part, 0);
    System.arraycopy(part, 0, out, count, written);
    return Arrays.copyOf(out, count + written);
  }
}
