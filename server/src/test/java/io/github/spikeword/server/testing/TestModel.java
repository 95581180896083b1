package io.github.spikeword.server.testing;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.models.bundle.BundleWriter;
import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Synapses;
import io.github.spikeword.server.session.ModelLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model made by hand whose words are tones: a tone of {@value #YES_HZ} Hz is "yes", one of
 * {@value #NO_HZ} Hz is "no". Two populations of five neurons look at the bands around their tone
 * and are held down by the others.
 */
public final class TestModel {

  /** Centre of band 6. */
  public static final double YES_HZ = 861;

  /** Centre of band 2. */
  public static final double NO_HZ = 238;

  private static final int CHANNELS = 13;
  private static final int POPULATION = 5;

  /** A made-up table, as an evaluation leaves it in a bundle. */
  private static final List<Map<String, Double>> TRADE_OFF =
      List.of(point(2, 0.1, 20), point(4, 0.2, 10), point(10, 0.8, 0));

  private TestModel() {}

  private static Map<String, Double> point(double threshold, double rejects, double accepts) {
    return Map.of(
        "threshold", threshold, "falseRejectRate", rejects, "falseAcceptsPerHour", accepts);
  }

  /** The model under a name. */
  public static Bundle bundle(String name) {
    return bundle(name, network(codes()));
  }

  private static Bundle bundle(String name, Network network) {
    return new Bundle(
        name,
        network,
        new FeatureSettings(
            16_000,
            128,
            FeatureSettings.geometricCentres(CHANNELS),
            3,
            2,
            new Compression.Linear(),
            Collections.nCopies(CHANNELS, 10.0),
            4),
        new ReadoutSettings(CountingWindow.plain(63), List.of(0.0, 0.0)),
        new DetectorSettings(levels(), 400),
        Map.of("operatingPoints", Map.of("yes", TRADE_OFF, "no", TRADE_OFF)));
  }

  /** In the order of the populations: what Map.of gives differs from run to run. */
  private static Map<String, WordLevels> levels() {
    Map<String, WordLevels> levels = new LinkedHashMap<>();
    levels.put("yes", new WordLevels(4, 2));
    levels.put("no", new WordLevels(4, 2));
    return levels;
  }

  private static byte[][] codes() {
    byte[][] codes = new byte[CHANNELS][2 * POPULATION];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int n = 0; n < 2 * POPULATION; n++) {
        boolean yes = n < POPULATION;
        // sign blocks of five inputs: bands 0-4 belong to "no", bands 5-9 to "yes"
        boolean own = yes ? channel >= 5 && channel < 10 : channel < 5;
        codes[channel][n] = (byte) (own ? 63 : -31);
      }
    }
    return codes;
  }

  private static Network network(byte[][] codes) {
    List<CoreSlice> core = List.of(new CoreSlice(1, CHANNELS));
    FrontEnd frontEnd =
        new FrontEnd(Collections.nCopies(CHANNELS, 63), Collections.nCopies(CHANNELS, 32.0), core);
    Layer output =
        new Layer(
            "output",
            Synapses.of(codes),
            Optional.empty(),
            Collections.nCopies(2 * POPULATION, 128.0),
            List.of(new CoreSlice(2, 2 * POPULATION)));
    return new Network(
        8,
        frontEnd,
        List.of(output),
        List.of(
            new Population("yes", 0, POPULATION), new Population("no", POPULATION, POPULATION)));
  }

  /** Writes a bundle whose network breaks a rule: two signs within a block of five inputs. */
  public static Path writeRuleBreaker(Path folder) {
    byte[][] codes = codes();
    codes[1][0] = 31;
    BundleWriter.write(bundle("breaker", network(codes)), "# breaker\n", folder);
    return folder;
  }

  /** The folder of {@link #folder}, written once for all tests. */
  public static Path sharedFolder() {
    return FolderHolder.FOLDER;
  }

  /** A folder of bundles with the models {@code tones} and {@code tones-two}. */
  public static Path folder() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      Path folder = Files.createTempDirectory(target, "bundles-");
      for (String name : List.of("tones", "tones-two")) {
        BundleWriter.write(
            bundle(name), "# " + name + "\n\nKnows two tones.\n", folder.resolve(name));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both models, {@code tones} being the current one. */
  public static ModelLibrary library() {
    return new ModelLibrary(new BundleLocator(List.of(FolderHolder.FOLDER)), "tones");
  }

  /** Written once for all tests. */
  private static final class FolderHolder {
    static final Path FOLDER = folder();
  }
}
