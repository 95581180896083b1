package io.github.spikeword.models.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.SparseSimulator;
import java.nio.file.Path;

/**
 * Reads bundles of format version 1. A bundle is used whole or not at all: every file must be
 * there, match its checksum and have its form, and the network must answer the golden sequence with
 * the golden spikes.
 */
public final class BundleReader {

  /**
   * Reads a directory.
   *
   * @throws UserError if there is no such directory
   * @throws DamagedBundleException if the bundle is incomplete, altered, inconsistent or too new
   */
  public static LoadedBundle read(Path directory) {
    return read(BundleFiles.ofDirectory(directory));
  }

  static LoadedBundle read(BundleFiles files) {
    String place = files.place();
    String manifest = files.text(BundleFormat.MANIFEST);
    ManifestReader.checkVersion(place, manifest);
    Checksums.verify(files);
    Bundle bundle = ManifestReader.read(place, manifest);
    checkRules(files);
    files.text(BundleFormat.CARD);
    Golden golden = Golden.read(place, files.text(BundleFormat.GOLDEN));
    golden.verify(place, new SparseSimulator(bundle.network()));
    return new LoadedBundle(bundle, files, golden);
  }

  private static void checkRules(BundleFiles files) {
    try {
      if (!JsonText.readTree(files.text(BundleFormat.RULES)).path("passed").isBoolean()) {
        throw DamagedBundleException.damaged(
            files.place(), BundleFormat.RULES, "the verdict 'passed'", "none");
      }
    } catch (JsonProcessingException e) {
      throw DamagedBundleException.unreadable(
          files.place(), BundleFormat.RULES, JsonText.explain(e), e);
    }
  }

  private BundleReader() {}
}
