package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.stream.SpeechCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two committed files hold the integer formulas below, encoded by the reference encoder with
 * tags and padding: {@code flac --channels=1 --bps=16 --sample-rate=16000 --tag=TITLE=saw -P 32 -b
 * 256} and {@code flac --channels=2 --bps=24 --sample-rate=44100 -8 -P 8}.
 */
class FlacFilesTest {

  @TempDir Path folder;

  private static int saw(int n) {
    return (n * 37 % 2001 - 1000) * 9 + n * n % 101;
  }

  private static int otherSaw(int n) {
    return -(n * 53 % 1501 - 750) * 1000 + n * n % 997;
  }

  @Test
  void sixteenBitMonoIsExact() throws IOException {
    Recording recording = AudioFiles.read(resource("saw-16bit-mono-16k.flac"));
    float[] expected = new float[1000];
    for (int n = 0; n < expected.length; n++) {
      expected[n] = saw(n) / 32768f;
    }
    assertThat(recording.samples()).isEqualTo(expected);
    assertThat(recording.source()).isEqualTo(new SourceFormat("FLAC", "16-bit", 16_000, 1));
  }

  @Test
  void twentyFourBitStereoIsMixedDownAndResampled() throws IOException {
    Recording recording = AudioFiles.read(resource("saws-24bit-stereo-44k.flac"));
    float[] mean = new float[500];
    for (int n = 0; n < mean.length; n++) {
      mean[n] = (float) ((256L * saw(n) + otherSaw(n)) / 2.0 / 8388608);
    }
    Resampler resampler = new Resampler(44_100, 16_000);
    float[] expected = new float[resampler.mostOutputs(500) + resampler.mostOutputs(0)];
    int count = resampler.process(mean, 0, 500, expected, 0);
    count += resampler.finish(expected, count);
    assertThat(recording.samples()).isEqualTo(Arrays.copyOf(expected, count));
    assertThat(recording.source()).isEqualTo(new SourceFormat("FLAC", "24-bit", 44_100, 2));
  }

  @Test
  void aFileOfUnannouncedLengthLastsToItsEnd() throws IOException {
    byte[] flac = Files.readAllBytes(resource("saw-16bit-mono-16k.flac"));
    Arrays.fill(flac, 22, 26, (byte) 0); // total samples, as an encoder writes into a pipe
    Path file = Files.write(folder.resolve("piped.flac"), flac);
    assertThat(AudioFiles.read(file).samples()).hasSize(1000);
  }

  @Test
  void whatFollowsTheAnnouncedSamplesIsIgnored() throws IOException {
    byte[] flac = Files.readAllBytes(resource("saw-16bit-mono-16k.flac"));
    byte[] tagged = Arrays.copyOf(flac, flac.length + 128);
    Path file = Files.write(folder.resolve("tagged.flac"), tagged);
    assertThat(AudioFiles.read(file).samples()).hasSize(1000);
  }

  @Test
  void realSpeechHasTheChecksumItsEncoderWrote() throws Exception {
    List<Path> clips = SpeechCorpus.clips("yes", 100);
    assertThat(clips).isNotEmpty();
    for (Path clip : clips) {
      float[] samples = AudioFiles.read(clip).samples();
      short[] values = new short[samples.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (short) (samples[i] * 32768);
      }
      byte[] head = Files.readAllBytes(clip);
      assertThat(MessageDigest.getInstance("MD5").digest(WavBytes.s16le(values)))
          .as("%s", clip)
          .containsExactly(Arrays.copyOfRange(head, 26, 42));
    }
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = FlacFilesTest.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }
}
