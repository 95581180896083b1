package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.label.LabelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFolderTest {

  @TempDir Path folder;

  @Test
  void theSubFolderIsTheCondition() throws IOException {
    touch("one");
    touch("20 dB/two");

    assertThat(LabelledFolder.recordings(folder))
        .extracting(LabelledRecording::condition, LabelledRecording::name)
        .containsExactlyInAnyOrder(tuple("recordings", "one"), tuple("20 dB", "20 dB/two"));
  }

  @Test
  void aForbiddenSubFolderIsNamed() throws IOException {
    touch("one");
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(Files.isReadable(locked), "runs as a user who may read everything");
      assertThatThrownBy(() -> LabelledFolder.recordings(folder))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("cannot be read")
          .hasMessageContaining(locked.toString());
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private void touch(String name) throws IOException {
    Path file = folder.resolve(name + LabelFile.SUFFIX);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
