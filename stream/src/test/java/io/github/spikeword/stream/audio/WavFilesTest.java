package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavFilesTest {

  @TempDir Path folder;

  @Test
  void sixteenBitMonoAt16KilohertzIsSampleOver32768Exactly() {
    short[] samples = new short[65536];
    float[] expected = new float[65536];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) i;
      expected[i] = (short) i / 32768f;
    }
    Recording recording = read(WavBytes.plain16(samples));
    assertThat(recording.samples()).isEqualTo(expected);
    assertThat(recording.source()).isEqualTo(new SourceFormat("WAV", "s16le", 16_000, 1));
    assertThat(recording.source().describe()).isEqualTo("WAV s16le, 16000 Hz, 1 channel");
    assertThat(recording.seconds()).isEqualTo(4.096);
  }

  @Test
  void eightBitIsUnsignedAround128() {
    byte[] data = {0, (byte) 128, (byte) 255, 64};
    assertThat(read(WavBytes.plain(1, 1, 16_000, 8, data)).samples())
        .containsExactly(-1f, 0f, 127 / 128f, -0.5f);
  }

  @Test
  void twentyFourBitIsExact() {
    byte[] data = {0, 0, (byte) 0x80, 1, 0, 0, (byte) 0xFF, (byte) 0xFF, 0x7F};
    assertThat(read(WavBytes.plain(1, 1, 16_000, 24, data)).samples())
        .containsExactly(-1f, 1 / 8388608f, 8388607 / 8388608f);
  }

  @Test
  void thirtyTwoBitIsScaledToFullScaleOne() {
    ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(Integer.MIN_VALUE).putInt(1 << 30).putInt(-(1 << 29));
    assertThat(read(WavBytes.plain(1, 1, 16_000, 32, data.array())).samples())
        .containsExactly(-1f, 0.5f, -0.25f);
  }

  @Test
  void floatsAreTakenAsTheyAre() {
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(0.1f).putFloat(-1.5f);
    assertThat(read(WavBytes.plain(3, 1, 16_000, 32, data.array())).samples())
        .containsExactly(0.1f, -1.5f);
    ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    doubles.putDouble(0.1).putDouble(-0.75);
    assertThat(read(WavBytes.plain(3, 1, 16_000, 64, doubles.array())).samples())
        .containsExactly(0.1f, -0.75f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void channelsAreMixedDownToTheirMean(int channels) {
    short[] samples = new short[channels * 3];
    float[] expected = new float[3];
    for (int frame = 0; frame < 3; frame++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        samples[frame * channels + c] = (short) (1000 * frame - 300 * c);
        sum += samples[frame * channels + c] / 32768.0;
      }
      expected[frame] = (float) (sum / channels);
    }
    byte[] wav = WavBytes.plain(1, channels, 16_000, 16, WavBytes.s16le(samples));
    assertThat(read(wav).samples()).isEqualTo(expected);
  }

  @Test
  void extensibleHeadersAreUnderstood() {
    byte[] pcm24In32 = {0, 0, 0, (byte) 0xC0, 0, 0, 0, 0x40};
    byte[] wav = new WavBytes().extensible(1, 1, 16_000, 32, 24).chunk("data", pcm24In32).build();
    assertThat(read(wav).samples()).containsExactly(-0.5f, 0.5f);
    byte[] half = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f).array();
    byte[] floats = new WavBytes().extensible(3, 1, 16_000, 32, 32).chunk("data", half).build();
    assertThat(read(floats).samples()).containsExactly(0.5f);
  }

  @Test
  void otherChunksAreSkippedPaddedOrNot() {
    byte[] sound = WavBytes.s16le((short) 16384, (short) -16384);
    byte[] odd = "odd".getBytes(StandardCharsets.US_ASCII);
    byte[] wav =
        new WavBytes()
            .chunk("LIST", odd)
            .format(1, 1, 16_000, 16)
            .chunk("fact", new byte[4])
            .chunkOfSize("bext", 3, odd) // a writer that forgets the padding byte
            .chunk("data", sound)
            .chunk("LIST", new byte[10])
            .build();
    assertThat(read(wav).samples()).containsExactly(0.5f, -0.5f);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFF_FFFFL, 0x8000_0000L, 0x7FFF_FFFFL, 0x7FFF_0000L})
  void aStreamedFileOfUnknownSizeLastsToItsEnd(long size) {
    byte[] sound = WavBytes.s16le((short) 16384, (short) -16384);
    byte[] wav = new WavBytes().format(1, 1, 16_000, 16).chunkOfSize("data", size, sound).build();
    assertThat(read(wav).samples()).containsExactly(0.5f, -0.5f);
  }

  @Test
  void anIncompleteLastFrameIsLeftOut() {
    byte[] wav = WavBytes.plain(1, 2, 16_000, 16, new byte[] {0, 64, 0, 64, 0, 64});
    assertThat(read(wav).samples()).containsExactly(0.5f);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000})
  void everyRateBecomes16Kilohertz(int rate) {
    short[] tone = new short[rate];
    for (int i = 0; i < rate; i++) {
      tone[i] = (short) Math.round(16384 * StrictMath.sin(2 * Math.PI * 1000 * i / rate));
    }
    float[] samples = read(WavBytes.plain(1, 1, rate, 16, WavBytes.s16le(tone))).samples();
    assertThat(samples).hasSize(16_000);
    double worst = 0;
    for (int i = 500; i < 15_500; i++) {
      double expected = 0.5 * StrictMath.sin(2 * Math.PI * 1000 * i / 16_000);
      worst = Math.max(worst, Math.abs(samples[i] - expected));
    }
    assertThat(worst).isLessThan(5e-4);
  }

  @Test
  void piecesOfAnySizeGiveTheWhole() {
    short[] noise = new short[5000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (i * 7919);
    }
    byte[] wav = WavBytes.plain(1, 1, 48_000, 16, WavBytes.s16le(noise));
    float[] whole = read(wav).samples();
    Path file = write(wav);
    for (int piece : new int[] {1, 7, 128, 100_000}) {
      float[] pieces = new float[whole.length];
      try (SampleStream stream = AudioFiles.open(file)) {
        int count = 0;
        while (count < whole.length) {
          int read = stream.read(pieces, count, Math.min(piece, whole.length - count));
          assertThat(read).isBetween(1, piece);
          count += read;
        }
        assertThat(stream.read(new float[1], 0, 1)).isEqualTo(-1);
        assertThat(stream.read(new float[1], 0, 1)).isEqualTo(-1);
      }
      assertThat(pieces).isEqualTo(whole);
    }
  }

  private Recording read(byte[] wav) {
    return AudioFiles.read(write(wav));
  }

  private Path write(byte[] wav) {
    try {
      return Files.write(folder.resolve("sound.wav"), wav);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
