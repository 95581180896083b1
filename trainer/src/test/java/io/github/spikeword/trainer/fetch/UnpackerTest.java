package io.github.spikeword.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {

  private static final Unpacker.Limits LIMITS = new Unpacker.Limits(3, 100, 150);

  @TempDir Path dir;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(dir.resolve("inner"));
  }

  @Test
  void unpacksFilesIntoTheirFolders() throws IOException {
    byte[] archive =
        TestArchives.tarGz(Map.of("./LICENSE", new byte[] {1}, "./yes/a.wav", new byte[] {2, 3}));
    assertThat(unpack(archive)).isEqualTo(2);
    assertThat(folder.resolve("LICENSE")).hasBinaryContent(new byte[] {1});
    assertThat(folder.resolve("yes/a.wav")).hasBinaryContent(new byte[] {2, 3});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.wav", "yes/../../evil.wav", "/evil.wav", "yes\\..\\..\\evil.wav"})
  void nothingIsWrittenOutsideTheFolder(String name) throws IOException {
    byte[] archive = TestArchives.tarGz(Map.of(name, new byte[] {1}));
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("outside the folder");
    assertThat(dir.resolve("evil.wav")).doesNotExist();
    assertThat(Path.of("/evil.wav")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_SYMLINK,
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_FIFO
      })
  void linksAndDevicesAreRefused(byte type) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("yes/a.wav", type);
    entry.setLinkName("/etc/passwd");
    byte[] archive = TestArchives.tarGz(entry);
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'yes/a.wav'")
        .hasMessageContaining("link or a device");
    assertThat(folder.resolve("yes/a.wav")).doesNotExist();
  }

  @Test
  void bombsAreStopped() throws IOException {
    byte[] large = TestArchives.tarGz(Map.of("a", new byte[101]));
    byte[] many =
        TestArchives.tarGz(
            Map.of("a", new byte[1], "b", new byte[1], "c", new byte[1], "d", new byte[1]));
    byte[] muchInAll = TestArchives.tarGz(Map.of("a", new byte[90], "b", new byte[90]));
    assertThatThrownBy(() -> unpack(large)).hasMessageContaining("larger than");
    assertThatThrownBy(() -> unpackAnew(many)).hasMessageContaining("more than 3 files");
    assertThatThrownBy(() -> unpackAnew(muchInAll)).hasMessageContaining("larger than");
  }

  @Test
  void aSecondFileOfTheSameNameIsRefused() throws IOException {
    byte[] twice = TestArchives.tarGz(Map.of("./a", new byte[] {1}, "a", new byte[] {2}));
    assertThatThrownBy(() -> unpack(twice)).isInstanceOf(UserError.class);
  }

  @Test
  void damageIsToldInASentence() throws IOException {
    byte[] whole = TestArchives.smallCorpus();
    for (byte[] damaged :
        new byte[][] {"no archive".getBytes(), Arrays.copyOf(whole, whole.length / 2)}) {
      Unpacker roomy = new Unpacker(new Unpacker.Limits(99, 99_999, 999_999), Recorder.DEAF);
      Path file = Files.write(dir.resolve("damaged.tar.gz"), damaged);
      Path target = Files.createTempDirectory(dir, "target");
      assertThatThrownBy(() -> roomy.unpack(file, target))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("cannot be unpacked");
    }
  }

  private int unpackAnew(byte[] archive) throws IOException {
    folder = Files.createTempDirectory(dir, "inner");
    return unpack(archive);
  }

  private int unpack(byte[] archive) throws IOException {
    Path file = Files.write(dir.resolve("archive.tar.gz"), archive);
    return new Unpacker(LIMITS, Recorder.DEAF).unpack(file, folder);
  }
}
