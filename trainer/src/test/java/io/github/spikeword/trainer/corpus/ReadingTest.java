package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.TestSounds;
import io.github.spikeword.trainer.parallel.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

  @TempDir Path folder;

  @Test
  void readsSamplesAtFullScaleOne() throws IOException {
    Path file = TestSounds.wav(folder.resolve("yes/a.wav"), new float[] {0, 0.5f, -0.25f});
    Reading reading = Reading.of(SoundReader.FILES, file);
    assertThat(reading.broken()).isEmpty();
    assertThat(reading.samples()).containsExactly(new float[] {0, 0.5f, -0.25f}, within(1e-4f));
  }

  @Test
  void skipsAndNamesBrokenFilesWhateverTheNumberOfThreads() throws IOException {
    Path good = TestSounds.tone(folder.resolve("1.wav"), 440, 100);
    Path noSound = Files.writeString(folder.resolve("2.wav"), "this is no sound at all");
    Path noBytes = Files.createFile(folder.resolve("3.wav"));
    Path noSamples = TestSounds.wav(folder.resolve("4.wav"), new float[0]);
    Path absent = folder.resolve("5.wav");
    Path alsoGood = TestSounds.tone(folder.resolve("6.wav"), 440, 50);
    List<Path> files = List.of(good, noSound, noBytes, noSamples, absent, alsoGood);
    for (int threads : new int[] {1, 4}) {
      Reading.All<Path> read =
          Reading.all(SoundReader.FILES, files, Function.identity(), threads, Progress.SILENT);
      assertThat(read.items()).containsExactly(good, alsoGood);
      assertThat(read.sounds()).extracting(sound -> sound.length).containsExactly(100, 50);
      assertThat(read.broken())
          .extracting(BrokenFile::path)
          .containsExactly(noSound, noBytes, noSamples, absent);
      assertThat(read.broken())
          .allSatisfy(b -> assertThat(b.reason()).contains(b.path().getFileName().toString()));
    }
  }
}
