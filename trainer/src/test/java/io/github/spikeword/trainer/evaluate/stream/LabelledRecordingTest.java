package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.trainer.compose.Composition;
import io.github.spikeword.trainer.label.LabelFile;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.random.SeededRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledRecordingTest {

  @TempDir Path folder;

  @Test
  void aWrittenCompositionIsHeardSampleForSampleAsTheOneInMemory() {
    Composition made = noise(10_000);
    made.write(folder);

    LabelledRecording inMemory = LabelledRecording.composed("memory", "clean", () -> made);
    LabelledRecording onDisk =
        LabelledRecording.file("disk", "clean", folder.resolve("noise" + LabelFile.SUFFIX));

    assertThat(samples(onDisk)).isEqualTo(samples(inMemory)).hasSize(10_000);
  }

  /** Samples between the steps of 16 bits, some beyond full scale. */
  private static Composition noise(int length) {
    SeededRandom random = SeededRandom.of(1, "noise", 0);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.5 * random.nextGaussian());
    }
    Labels labels = new Labels("noise.wav", 16_000, length, List.of(), List.of());
    return new Composition(samples, labels, List.of());
  }

  private static float[] samples(LabelledRecording recording) {
    try (SampleStream sound = recording.open().get().sound()) {
      float[] all = new float[100_000];
      int length = 0;
      int read;
      while ((read = sound.read(all, length, all.length - length)) > 0) {
        length += read;
      }
      return Arrays.copyOf(all, length);
    }
  }
}
