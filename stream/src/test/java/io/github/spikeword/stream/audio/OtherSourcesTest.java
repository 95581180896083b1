package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OtherSourcesTest {

  @TempDir Path folder;

  static Stream<AudioFileFormat.Type> javaTypes() {
    return Stream.of(AudioFileFormat.Type.AIFF, AudioFileFormat.Type.AU, AudioFileFormat.Type.WAVE);
  }

  @ParameterizedTest
  @MethodSource("javaTypes")
  void filesOfTheJdkAreRead(AudioFileFormat.Type type) throws IOException {
    short[] samples = {0, 1, -1, 16384, Short.MIN_VALUE, Short.MAX_VALUE};
    boolean bigEndian = type != AudioFileFormat.Type.WAVE;
    byte[] data = WavBytes.s16le(samples);
    if (bigEndian) {
      for (int i = 0; i < data.length; i += 2) {
        byte low = data[i];
        data[i] = data[i + 1];
        data[i + 1] = low;
      }
    }
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, bigEndian);
    AudioInputStream sound =
        new AudioInputStream(new ByteArrayInputStream(data), format, samples.length);
    Path file = folder.resolve("sound." + type.getExtension());
    AudioSystem.write(sound, type, file.toFile());

    Recording recording = AudioFiles.read(file);

    float[] expected = new float[samples.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = samples[i] / 32768f;
    }
    assertThat(recording.samples()).isEqualTo(expected);
    assertThat(recording.source().sampleRateHz()).isEqualTo(16_000);
  }

  @Test
  void rawPcmLastsToTheEndOfItsInput() {
    byte[] bytes = {0, 64, 0, 64, 0, -64, 0, 0, 1};
    SampleStream stream =
        SampleStreams.ofPcm(
            new ByteArrayInputStream(bytes), new PcmFormat(PcmEncoding.S16LE, 2, 16_000), "raw");
    assertThat(SampleStreams.readAll(stream, "raw")).containsExactly(0.5f, -0.25f);
  }

  @Test
  void arraysAreStreamsInPiecesOfAnySize() {
    float[] samples = {1, 2, 3, 4, 5};
    assertThat(SampleStreams.readAll(SampleStreams.of(samples), "array")).isEqualTo(samples);
    float[] buffer = new float[4];
    try (SampleStream stream = SampleStreams.of(samples)) {
      assertThat(stream.read(buffer, 1, 3)).isEqualTo(3);
      assertThat(buffer).containsExactly(0, 1, 2, 3);
      assertThat(stream.read(buffer, 0, 4)).isEqualTo(2);
      assertThat(stream.read(buffer, 0, 4)).isEqualTo(-1);
    }
  }
}
