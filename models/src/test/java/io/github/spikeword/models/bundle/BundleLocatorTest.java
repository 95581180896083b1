package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleLocatorTest {

  @TempDir Path folder;

  @Test
  void nameIsFoundInAFolderOfBundles() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("mine"));
    BundleLocator locator = new BundleLocator(List.of(folder.resolve("absent"), folder));
    assertThat(locator.names()).contains("mine");
    assertThat(locator.read("mine").place()).isEqualTo(folder.resolve("mine").toString());
  }

  @Test
  void firstFolderWins() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("a/mine"));
    BundleWriter.write(TestBundles.tiny(new Compression.Linear()), folder.resolve("b/mine"));
    BundleLocator locator = new BundleLocator(List.of(folder.resolve("b"), folder.resolve("a")));
    assertThat(locator.read("mine").bundle().features().compression())
        .isEqualTo(new Compression.Linear());
  }

  @Test
  void directoryIsReadWhenNoBundleHasItsName() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("mine"));
    assertThat(new BundleLocator(List.of()).read(folder.resolve("mine").toString()).bundle())
        .isEqualTo(TestBundles.tiny());
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("mine"));
    assertThatThrownBy(() -> new BundleLocator(List.of(folder)).read("yours"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("There is no bundle 'yours'. Known names: ")
        .hasMessageContaining("mine")
        .hasMessageEndingWith("the path of a directory that holds manifest.json.");
  }

  @Test
  void nameThatIsNoPathEitherIsTheUsersError() {
    assertThatThrownBy(() -> new BundleLocator(List.of()).read("a\0b"))
        .isInstanceOf(UserError.class);
  }

  @Test
  void folderWithoutManifestIsNoName() throws IOException {
    Files.createDirectories(folder.resolve("notes"));
    assertThat(new BundleLocator(List.of(folder)).names()).doesNotContain("notes");
  }

  @Test
  void damagedBundleIsListedAndRefusedOnReading() throws IOException {
    BundleWriter.write(TestBundles.tiny(), folder.resolve("mine"));
    Files.delete(folder.resolve("mine/model.onnx"));
    BundleLocator locator = new BundleLocator(List.of(folder));
    assertThat(locator.names()).contains("mine");
    assertThatThrownBy(() -> locator.read("mine")).isInstanceOf(DamagedBundleException.class);
  }

  @Test
  void everyShippedBundleIsIntact() {
    BundleLocator shipped = new BundleLocator(List.of());
    for (String name : shipped.names()) {
      LoadedBundle loaded = shipped.read(name);
      assertThat(loaded.bundle().name()).isEqualTo(name);
      loaded.proveOnnx();
    }
  }
}
