package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.testing.Fuzz;
import io.github.spikeword.models.testing.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damaged files give sound or a {@link UserError}; nothing else, and never a hang. */
class SoundFuzzTest {

  /** Samples that one small file may expand to: a FLAC frame of a few bytes may hold 65,536. */
  private static final long MOST_SAMPLES = 10_000_000;

  /** What reading one may allocate: buffers, filters, and jFLAC's for its longest frame. */
  private static final long MOST_BYTES = 8 << 20;

  private static final int HEAD_BYTES = 80;

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

  @Test
  void damagedWavFilesAreSoundOrAnError() {
    byte[] plain = WavBytes.plain16(new short[60]);
    byte[] rich =
        new WavBytes()
            .chunk("LIST", new byte[7])
            .extensible(1, 2, 44_100, 24, 24)
            .chunk("data", new byte[66])
            .build();
    byte[] floats = WavBytes.plain(3, 1, 8_000, 32, new byte[80]);
    fuzz(Fuzz.INPUTS, plain, rich, floats);
  }

  @Test
  void damagedFlacFilesAreSoundOrAnError() throws IOException {
    fuzz(Fuzz.INPUTS, BadSoundFilesTest.flac());
  }

  @Test
  void damagedAiffAndAuFilesAreSoundOrAnError() throws IOException {
    fuzz(Fuzz.INPUTS / 10, java(AudioFileFormat.Type.AIFF), java(AudioFileFormat.Type.AU));
  }

  @Test
  void rawSoundInPiecesOfAnySizeIsSoundOrAnError() {
    byte[] sound = new byte[240];
    new Random(1).nextBytes(sound);
    Mutations mutations = Mutations.ofFiles(2, sound.length, sound);
    SplittableRandom random = new SplittableRandom(3);
    PcmEncoding[] encodings = PcmEncoding.values();
    Fuzz.run(
        mutations,
        MOST_BYTES,
        bytes -> {
          PcmEncoding encoding = encodings[random.nextInt(encodings.length)];
          PcmFormat format = new PcmFormat(encoding, 1 + random.nextInt(8), 16_000);
          return decodes(new PcmDecoder(format), bytes, random);
        });
  }

  private static boolean decodes(PcmDecoder decoder, byte[] bytes, SplittableRandom random) {
    int frames = 0;
    try {
      for (int at = 0; at < bytes.length; ) {
        int length = Math.min(1 + random.nextInt(50), bytes.length - at);
        float[] mono = new float[decoder.samplesIn(length)];
        frames += decoder.decode(bytes, at, length, mono, 0);
        at += length;
        for (float sample : mono) {
          assertThat(sample).isFinite();
        }
      }
    } catch (UserError e) {
      assertThat(e.getMessage()).contains("not a finite number");
      return false;
    }
    int frameBytes = decoder.format().frameBytes();
    assertThat(frames).isEqualTo(bytes.length / frameBytes);
    assertThat(decoder.pendingBytes()).isEqualTo(bytes.length % frameBytes);
    return true;
  }

  private static void fuzz(int inputs, byte[]... files) {
    Mutations mutations = Mutations.ofFiles(1, HEAD_BYTES, files);
    SplittableRandom random = new SplittableRandom(4);
    Fuzz.run(
        inputs,
        mutations::next,
        MOST_BYTES,
        file -> reads(file, random.nextBoolean() ? OptionalLong.of(file.length) : unknown()));
  }

  private static OptionalLong unknown() {
    return OptionalLong.empty();
  }

  private static boolean reads(byte[] file, OptionalLong length) {
    float[] buffer = new float[512];
    long count = 0;
    try (SampleStream stream = AudioFiles.open(new ByteArrayInputStream(file), length, "fuzz")) {
      int read;
      while ((read = stream.read(buffer, 0, buffer.length)) >= 0) {
        count += read;
        assertThat(read).isPositive();
        assertThat(count).isLessThan(MOST_SAMPLES);
      }
      return true;
    } catch (UserError e) {
      assertThat(e.getMessage()).startsWith("fuzz: ").doesNotContain("\n");
      return false;
    }
  }

  private static byte[] java(AudioFileFormat.Type type) throws IOException {
    AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(new byte[120]), format, 60), type, out);
    return out.toByteArray();
  }
}
