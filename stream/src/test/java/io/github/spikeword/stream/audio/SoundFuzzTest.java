package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.spikeword.models.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files give sound or a {@link UserError}; nothing else, and never a hang. */
class SoundFuzzTest {

  /** Samples that one small file may expand to: a FLAC frame of a few bytes may hold 65,536. */
  private static final long MOST_SAMPLES = 10_000_000;

  private final PrintStream out = System.out;

  /** jFLAC prints a line for some damaged frames. */
  @BeforeEach
  void silenceStandardOutput() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
  }

  @AfterEach
  void restoreStandardOutput() {
    System.setOut(out);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void damagedWavFilesAreSoundOrAnError(long seed) {
    short[] samples = new short[60];
    byte[] plain = WavBytes.plain16(samples);
    byte[] rich =
        new WavBytes()
            .chunk("LIST", new byte[7])
            .extensible(1, 2, 44_100, 24, 24)
            .chunk("data", new byte[66])
            .build();
    byte[] floats = WavBytes.plain(3, 1, 8_000, 32, new byte[80]);
    fuzz(10_000, seed, plain, rich, floats);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedFlacFilesAreSoundOrAnError(long seed) throws IOException {
    fuzz(10_000, seed, BadSoundFilesTest.flac());
  }

  @Test
  void damagedAiffAndAuFilesAreSoundOrAnError() throws IOException {
    fuzz(10_000, 1, java(AudioFileFormat.Type.AIFF), java(AudioFileFormat.Type.AU));
  }

  private static void fuzz(int rounds, long seed, byte[]... files) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          Random random = new Random(seed);
          int understood = 0;
          for (int round = 0; round < rounds; round++) {
            byte[] file = mutate(files[round % files.length], random);
            boolean known = random.nextBoolean();
            try {
              read(file, known ? OptionalLong.of(file.length) : OptionalLong.empty());
              understood++;
            } catch (UserError e) {
              assertThat(e.getMessage()).startsWith("fuzz: ").doesNotContain("\n");
            } catch (RuntimeException | Error e) {
              throw new AssertionError(
                  "Seed " + seed + ", round " + round + ": " + Arrays.toString(file), e);
            }
          }
          // the test would prove nothing if every file were refused, or none
          assertThat(understood).isBetween(1, rounds - 1);
        });
  }

  private static void read(byte[] file, OptionalLong length) {
    float[] buffer = new float[512];
    long count = 0;
    try (SampleStream stream = AudioFiles.open(new ByteArrayInputStream(file), length, "fuzz")) {
      int read;
      while ((read = stream.read(buffer, 0, buffer.length)) >= 0) {
        count += read;
        assertThat(read).isPositive();
        assertThat(count).isLessThan(MOST_SAMPLES);
      }
    }
  }

  /** One to eight changed bytes, mostly near the start where the header is, sometimes a cut. */
  private static byte[] mutate(byte[] file, Random random) {
    byte[] mutated = file.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int reach = random.nextInt(4) == 0 ? mutated.length : Math.min(mutated.length, 80);
      int place = random.nextInt(reach);
      switch (random.nextInt(3)) {
        case 0 -> mutated[place] = (byte) random.nextInt();
        case 1 -> mutated[place] ^= (byte) (1 << random.nextInt(8));
        default -> mutated[place] = (byte) (random.nextBoolean() ? 0 : 0xFF);
      }
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(mutated, random.nextInt(file.length)) : mutated;
  }

  private static byte[] java(AudioFileFormat.Type type) throws IOException {
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(new byte[120]), format, 60), type, out);
    return out.toByteArray();
  }
}
