package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.BundleLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {

  private static final Path SHIPPED = Path.of("../models/bundles/tutorial-6");

  @TempDir Path folder;

  @BeforeEach
  void copyBundles() throws IOException {
    copy("first");
    copy("second");
  }

  private void copy(String name) throws IOException {
    Path target = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private ModelLibrary library() {
    return new ModelLibrary(new BundleLocator(List.of(folder)), folder.resolve("first").toString());
  }

  @Test
  void aBundleReadAheadIsNotReadAgainWhenSomebodyAsksForIt() throws Exception {
    ModelLibrary library = library();

    library.readAhead().join();

    Files.writeString(folder.resolve("second/manifest.json"), "overwritten since");
    assertThat(library.find("second")).isPresent();
    assertThat(library().find("second")).isEmpty();
  }

  @Test
  void aDamagedBundleDoesNotKeepTheOthersFromBeingRead() throws Exception {
    copy("damaged");
    Files.writeString(folder.resolve("damaged/model.onnx"), "not a network");
    ModelLibrary library = library();

    library.readAhead().join();

    Files.writeString(folder.resolve("second/manifest.json"), "overwritten since");
    assertThat(library.find("damaged")).isEmpty();
    assertThat(library.find("second")).isPresent();
  }
}
