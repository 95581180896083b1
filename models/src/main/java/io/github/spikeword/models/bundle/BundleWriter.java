package io.github.spikeword.models.bundle;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.onnx.OnnxGraphWriter;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.RuleReport;
import io.github.spikeword.models.rules.RuleReportRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes bundles. The files are written into a hidden directory beside the target, read back and
 * proven on both simulators, and only then moved to their place in one step, so that a failure
 * leaves nothing half-written. The same bundle and card give the same bytes.
 */
public final class BundleWriter {

  /**
   * Writes a bundle with the card that {@link ModelCard} makes.
   *
   * @param directory target; its parents are made. If it exists it must be empty or a bundle, which
   *     is replaced
   * @throws UserError if the directory holds something else or cannot be written
   */
  public static void write(Bundle bundle, Path directory) {
    write(bundle, ModelCard.render(bundle), directory);
  }

  /**
   * Writes a bundle with the given card.
   *
   * @param card Markdown
   * @param directory target, as for {@link #write(Bundle, Path)}
   * @throws UserError if the directory holds something else or cannot be written
   */
  public static void write(Bundle bundle, String card, Path directory) {
    Path target = directory.toAbsolutePath().normalize();
    requireReplaceable(target);
    try {
      Path parent = target.getParent();
      if (parent == null) {
        throw new IOException("a file system's root is no place for a bundle");
      }
      Files.createDirectories(parent);
      Path hidden = Files.createTempDirectory(parent, "." + target.getFileName() + "-");
      try {
        Path fresh = Files.createDirectory(hidden.resolve("new"));
        for (Map.Entry<String, byte[]> file : files(bundle, card).entrySet()) {
          Files.write(fresh.resolve(file.getKey()), file.getValue());
        }
        BundleReader.read(fresh).proveOnnx();
        replace(target, fresh, hidden.resolve("old"));
      } finally {
        delete(hidden);
      }
    } catch (IOException e) {
      throw new UserError(
          "The bundle cannot be written to "
              + directory
              + " ("
              + e
              + "). Check the folder's permissions and free space, or choose another folder.",
          e);
    }
  }

  private static Map<String, byte[]> files(Bundle bundle, String card) {
    RuleReport rules = ChipRules.check(bundle.network());
    Golden golden = Golden.make(bundle.network());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(BundleFormat.MODEL, OnnxGraphWriter.write(bundle.network()));
    files.put(BundleFormat.MANIFEST, utf8(ManifestWriter.write(bundle)));
    files.put(BundleFormat.RULES, utf8(RuleReportRenderer.json(rules)));
    files.put(BundleFormat.CARD, utf8(card));
    files.put(BundleFormat.GOLDEN, utf8(golden.write()));
    files.put(BundleFormat.CHECKSUMS, utf8(Checksums.write(files)));
    return files;
  }

  private static void requireReplaceable(Path target) {
    try (var entries = Files.exists(target) ? Files.list(target) : Stream.<Path>empty()) {
      if (entries.findAny().isPresent() && !Files.exists(target.resolve(BundleFormat.MANIFEST))) {
        throw new UserError(
            "The folder "
                + target
                + " is not empty and holds no bundle, so it is left as it is. Choose another folder.");
      }
    } catch (IOException e) {
      throw new UserError(
          "The bundle cannot be written to " + target + ": it is no folder. Choose another.", e);
    }
  }

  /** Moves the new bundle into place; if that fails, the old one is put back. */
  private static void replace(Path target, Path fresh, Path old) throws IOException {
    boolean replaced = Files.exists(target);
    if (replaced) {
      Files.move(target, old);
    }
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      if (replaced) {
        Files.move(old, target);
      }
      throw e;
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private BundleWriter() {}
}
