package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bundle of every format version as it was released; none is ever written anew. */
class ReleasedFormatsTest {

  @TempDir Path folder;

  @Test
  void formatOneKeepsLoading() throws URISyntaxException {
    assertLoads(
        1, TestBundles.tiny(), "4a83431e1e11cee69386e6f5f4424801de826b124592f31ad2e237a55dcdb2cc");
  }

  @Test
  void formatTwoKeepsLoading() throws URISyntaxException {
    assertLoads(
        2,
        TestBundles.tinyInParts(),
        "bddefca4e3ab19db1b2f5ea238ffc77dad15e4d32e7f172c909be631e7d12ce6");
  }

  private static void assertLoads(int version, Bundle expected, String sha256)
      throws URISyntaxException {
    LoadedBundle loaded = BundleReader.read(released(version));
    assertThat(loaded.bundle()).isEqualTo(expected);
    assertThat(loaded.sha256()).isEqualTo(sha256);
    loaded.proveOnnx();
  }

  @Test
  void releasedBundlesWrittenAgainKeepManifestAndSpikes() throws URISyntaxException {
    for (int version = 1; version <= BundleFormat.VERSION; version++) {
      Path again = folder.resolve("again-" + version);
      BundleWriter.write(BundleReader.read(released(version)).bundle(), again);
      for (String name : new String[] {"manifest.json", "golden.json"}) {
        assertThat(again.resolve(name)).hasSameBinaryContentAs(released(version).resolve(name));
      }
    }
  }

  @Test
  void everyFormatVersionThatIsReadHasAReleasedBundleHere() {
    for (int version = 1; version <= BundleFormat.VERSION; version++) {
      assertThat(
              ReleasedFormatsTest.class.getResource(
                  "/bundle-formats/" + version + "/manifest.json"))
          .as("format version " + version)
          .isNotNull();
    }
  }

  private static Path released(int version) throws URISyntaxException {
    return Path.of(ReleasedFormatsTest.class.getResource("/bundle-formats/" + version).toURI());
  }
}
