package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every unusable file ends in one line that names the file and says what was found. */
class BadSoundFilesTest {

  private static final byte[] SOUND = WavBytes.s16le(new short[100]);

  @TempDir Path folder;

  static Stream<Arguments> badFiles() throws IOException {
    byte[] good = WavBytes.plain16(new short[100]);
    byte[] flac = flac();
    byte[] damaged = flac.clone();
    damaged[flac.length - 300] ^= 0x10;
    byte[] unannounced = flac.clone();
    Arrays.fill(unannounced, 22, 26, (byte) 0);
    byte[] nan = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array();
    return Stream.of(
        bad(
            "a text file",
            text("Hello, this is a letter."),
            "neither WAV nor FLAC",
            "'Hello, this '"),
        bad("an MP3 file", text("ID3\4\0\0\0\0\0\0\0\0\0"), "(MP3)"),
        bad("an Ogg file", text("OggS\0\0\0\0\0\0\0\0\0"), "(Ogg)"),
        bad("zero length", new byte[0], "empty (0 bytes)"),
        bad("a lone RIFF", text("RIFF"), "breaks off"),
        bad(
            "RIFF of another kind",
            text("RIFF\4\0\0\0AVI ...."),
            "expected 'RIFF' and 'WAVE'",
            "'AVI '"),
        bad("no format", new WavBytes().chunk("LIST", new byte[4]).build(), "no 'fmt ' chunk"),
        bad("no data", new WavBytes().format(1, 1, 16_000, 16).build(), "no 'data' chunk"),
        bad("data first", new WavBytes().chunk("data", SOUND).build(), "before its 'fmt ' chunk"),
        bad("no samples", WavBytes.plain16(), "not a single sample"),
        bad("truncated sound", Arrays.copyOf(good, 144), "truncated", "200 bytes", "holds 100"),
        bad("truncated header", Arrays.copyOf(good, 30), "header breaks off"),
        bad("0 Hz", WavBytes.plain(1, 1, 0, 16, SOUND), "found 0 Hz", "1000 and 384000"),
        bad("4 GHz", WavBytes.plain(1, 1, 4_000_000_000L, 16, SOUND), "found 4000000000 Hz"),
        bad("11 channels", WavBytes.plain(1, 11, 16_000, 16, SOUND), "1 to 8 channels, found 11"),
        bad("no channels", WavBytes.plain(1, 0, 16_000, 16, SOUND), "found 0"),
        bad("mu-law", WavBytes.plain(7, 1, 8_000, 8, SOUND), "mu-law"),
        bad("MP3 in WAV", WavBytes.plain(0x55, 1, 8_000, 0, SOUND), "MP3"),
        bad("12 bytes a sample", WavBytes.plain(1, 1, 8_000, 96, SOUND), "96 bits"),
        bad("16-bit float", WavBytes.plain(3, 1, 8_000, 16, SOUND), "float with 16 bits"),
        bad("not a number", WavBytes.plain(3, 1, 16_000, 32, nan), "not a finite number"),
        bad(
            "a short format",
            new WavBytes().chunk("fmt ", new byte[14]).chunk("data", SOUND).build(),
            "at least 16 bytes, found 14"),
        bad(
            "a foreign sub-format",
            new WavBytes().chunk("fmt ", foreignSubFormat()).chunk("data", SOUND).build(),
            "sub-format"),
        bad("a FLAC mark alone", text("fLaC"), "FLAC header breaks off"),
        bad("FLAC without description", text("fLaC\4\0\0\0...."), "block type 4"),
        bad("FLAC header only", Arrays.copyOf(flac, 42), "FLAC header breaks off"),
        bad("truncated FLAC", Arrays.copyOf(flac, 1200), "truncated", "announces 1000 samples"),
        bad("truncated FLAC of unknown length", Arrays.copyOf(unannounced, 1200), "inside a frame"),
        bad("damaged FLAC", damaged, "damaged"),
        bad("an AIFF mark alone", text("FORM\0\0\0\4AIFF"), "AIFF or AU header"),
        bad("an AU mark alone", text(".snd\0\0\0\0\0\0\0\0"), "AIFF or AU header"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void badFilesEndInOneClearLine(String kind, byte[] content, String[] parts) throws IOException {
    Path file = Files.write(folder.resolve("bad.wav"), content);
    assertThatThrownBy(() -> AudioFiles.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n")
        .hasMessageEndingWith(".");
  }

  @Test
  void aTruncatedWavFileIsRefusedBeforeAnythingIsHeard() throws IOException {
    byte[] good = WavBytes.plain16(new short[100]);
    Path file = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(good, 200));
    assertThatThrownBy(() -> AudioFiles.open(file)).hasMessageContaining("truncated");
  }

  @Test
  void aTruncatedPipeIsNoticedAtItsEnd() {
    byte[] good = WavBytes.plain16(new short[100]);
    InputStream pipe = new ByteArrayInputStream(good, 0, 200);
    try (SampleStream stream = AudioFiles.open(pipe, OptionalLong.empty(), "pipe")) {
      assertThatThrownBy(() -> AudioFiles.readAll(stream, "pipe"))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("pipe: ", "200 bytes", "156");
    }
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    Path missing = folder.resolve("missing.wav");
    assertThatThrownBy(() -> AudioFiles.open(missing))
        .isInstanceOf(UserError.class)
        .hasMessage(missing + ": There is no such file. Check the path.");
    assertThatThrownBy(() -> AudioFiles.open(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(folder.toString(), "folder");
  }

  @Test
  void aForbiddenFileIsNamed() throws IOException {
    Path forbidden = Files.write(folder.resolve("secret.wav"), new byte[10]);
    Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(forbidden), "runs as a user who may read everything");
    assertThatThrownBy(() -> AudioFiles.open(forbidden))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Permission");
  }

  @Test
  void aFailingDeviceIsReportedNotThrown() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("input/output error");
          }
        };
    assertThatThrownBy(() -> AudioFiles.open(failing, OptionalLong.empty(), "card"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("card", "input/output error");
  }

  static byte[] flac() throws IOException {
    try (InputStream in = FlacFilesTest.class.getResourceAsStream("saw-16bit-mono-16k.flac")) {
      return in.readAllBytes();
    }
  }

  private static byte[] foreignSubFormat() {
    byte[] chunk = Arrays.copyOf(WavBytes.formatChunk(0xFFFE, 1, 16_000, 16, 2), 40);
    chunk[24] = 1;
    return chunk;
  }

  private static Arguments bad(String kind, byte[] content, String... parts) {
    return Arguments.of(kind, content, parts);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
