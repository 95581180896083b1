package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmConverterTest {

  @ParameterizedTest
  @CsvSource({
    "S16LE, 1, 16000, 1",
    "S16LE, 1, 16000, 333",
    "S16LE, 2, 48000, 1",
    "S16LE, 2, 48000, 1023",
    "S24LE, 3, 44100, 100",
    "U8, 1, 8000, 5000"
  })
  void pushedPiecesGiveWhatPullingTheWholeGives(
      PcmEncoding encoding, int channels, int rate, int piece) {
    PcmFormat format = new PcmFormat(encoding, channels, rate);
    byte[] bytes = new byte[9_001];
    new Random(piece).nextBytes(bytes);
    float[] pulled =
        SampleStreams.readAll(
            SampleStreams.ofPcm(new ByteArrayInputStream(bytes), format, "raw"), "raw");

    PcmConverter converter = new PcmConverter(format);
    float[] pushed = new float[pulled.length + 1000];
    for (int round = 0; round < 2; round++) {
      int count = 0;
      for (int i = 0; i < bytes.length; i += piece) {
        int length = Math.min(piece, bytes.length - i);
        float[] out = new float[converter.mostOutputs(length)];
        int written = converter.convert(bytes, i, length, out, 0);
        System.arraycopy(out, 0, pushed, count, written);
        count += written;
      }
      float[] out = new float[converter.mostOutputs(0)];
      int written = converter.finish(out, 0);
      System.arraycopy(out, 0, pushed, count, written);
      assertThat(Arrays.copyOf(pushed, count + written)).isEqualTo(pulled);
    }
  }

  @Test
  void sixteenBitSoundAtTheOneRateIsPassedThroughAtOnce() {
    PcmConverter converter = new PcmConverter(new PcmFormat(PcmEncoding.S16LE, 1, 16_000));
    float[] out = new float[2];
    assertThat(converter.mostOutputs(4)).isEqualTo(2);
    assertThat(converter.convert(new byte[] {0, 64, 0, -64}, 0, 4, out, 0)).isEqualTo(2);
    assertThat(out).containsExactly(0.5f, -0.5f);
    assertThat(converter.finish(out, 0)).isZero();
  }
}
