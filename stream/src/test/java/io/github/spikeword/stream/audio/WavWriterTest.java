package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {

  @TempDir Path folder;

  @Test
  void everySixteenBitSampleComesBackUnchanged() {
    float[] samples = new float[65536];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) i / 32768f;
    }
    Path file = folder.resolve("all.wav");
    WavWriter.write(file, samples, 16_000);
    assertThat(AudioFiles.read(file).samples()).isEqualTo(samples);
  }

  @Test
  void theJdkReadsTheSameFile() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WavWriter.write(bytes, new float[] {0.5f, -0.25f, 2, -2}, 22_050);
    try (AudioInputStream sound =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AudioFormat format = sound.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(22_050f);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      assertThat(sound.readAllBytes())
          .containsExactly(
              WavBytes.s16le((short) 16384, (short) -8192, Short.MAX_VALUE, Short.MIN_VALUE));
    }
  }

  @Test
  void whatIsWrittenExactlyComesBackToTheLastBitAndBeyondFullScale() {
    float[] samples = {0, 1f / 3, -1e-9f, Float.MIN_VALUE, 1.5f, -2, Math.nextUp(0.1f)};
    Path file = folder.resolve("exact.wav");
    WavWriter.writeExactly(file, samples, 16_000);
    assertThat(AudioFiles.read(file).samples()).isEqualTo(samples);
  }

  @Test
  void theJdkReadsTheExactFileToo() throws Exception {
    Path file = folder.resolve("exact.wav");
    WavWriter.writeExactly(file, new float[] {0.5f, -0.25f, 2}, 22_050);
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
      assertThat(sound.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_FLOAT);
      assertThat(sound.getFormat().getSampleRate()).isEqualTo(22_050f);
      assertThat(sound.getFrameLength()).isEqualTo(3);
      // IEEE 754 single precision, little-endian
      assertThat(sound.readAllBytes())
          .containsExactly(0, 0, 0, 0x3f, 0, 0, 0x80, 0xbe, 0, 0, 0, 0x40);
    }
  }

  @Test
  void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("old.wav"), "old");
    WavWriter.write(file, new float[10], 16_000);
    assertThat(file).hasSize(64);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anUnwritablePlaceIsNamed() {
    Path file = folder.resolve("no such folder").resolve("x.wav");
    assertThatThrownBy(() -> WavWriter.write(file, new float[1], 16_000))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file.toString());
  }
}
