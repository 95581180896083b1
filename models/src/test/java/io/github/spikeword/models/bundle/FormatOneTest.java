package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of format version 1 as it was released; it is never written anew. */
class FormatOneTest {

  @TempDir Path folder;

  @Test
  void releasedBundleKeepsLoading() throws URISyntaxException {
    LoadedBundle loaded = BundleReader.read(released());
    assertThat(loaded.bundle()).isEqualTo(TestBundles.tiny());
    assertThat(loaded.sha256())
        .isEqualTo("4a83431e1e11cee69386e6f5f4424801de826b124592f31ad2e237a55dcdb2cc");
    loaded.proveOnnx();
  }

  @Test
  void releasedBundleWrittenAgainKeepsItsManifestAndSpikes() throws URISyntaxException {
    LoadedBundle loaded = BundleReader.read(released());
    BundleWriter.write(loaded.bundle(), folder.resolve("again"));
    for (String name : new String[] {"manifest.json", "golden.json"}) {
      assertThat(folder.resolve("again").resolve(name))
          .hasSameBinaryContentAs(released().resolve(name));
    }
  }

  @Test
  void everyFormatVersionThatIsReadHasAReleasedBundleHere() {
    for (int version = 1; version <= BundleFormat.VERSION; version++) {
      assertThat(FormatOneTest.class.getResource("/bundle-formats/" + version + "/manifest.json"))
          .as("format version " + version)
          .isNotNull();
    }
  }

  private static Path released() throws URISyntaxException {
    return Path.of(FormatOneTest.class.getResource("/bundle-formats/1").toURI());
  }
}
