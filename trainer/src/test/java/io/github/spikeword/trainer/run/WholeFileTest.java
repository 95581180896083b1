package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void takesTheOldOnesPlaceAndLeavesNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "before");

    WholeFile.write(file, "after".getBytes());

    assertThat(file).hasContent("after");
    assertThat(folder.toFile().list()).containsExactly("state");
  }

  @Test
  void aLongerPartOfAKilledRunLeavesNoTrace() throws IOException {
    Files.writeString(folder.resolve("state.part"), "half of something longer");

    WholeFile.write(folder.resolve("state"), "short".getBytes());

    assertThat(folder.resolve("state")).hasContent("short");
    assertThat(folder.toFile().list()).containsExactly("state");
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "before");
    Files.createDirectory(folder.resolve("state.part"));

    assertThatThrownBy(() -> WholeFile.write(file, "after".getBytes()))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("before");
  }
}
