package io.github.spikeword.models.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.bundle.Manifest.Compressor;
import io.github.spikeword.models.bundle.Manifest.DenseLayer;
import io.github.spikeword.models.bundle.Manifest.Features;
import io.github.spikeword.models.bundle.Manifest.Parameter;
import io.github.spikeword.models.bundle.Manifest.Readout;
import io.github.spikeword.models.bundle.Manifest.Slice;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Synapses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a bundle from the text of {@code manifest.json}. */
final class ManifestReader {

  /**
   * Refuses a format version that this program does not know. Comes before any other check, as a
   * later format may have other files.
   *
   * @throws DamagedBundleException if the version is too new, or there is none
   */
  static void checkVersion(String place, String text) {
    JsonNode version;
    try {
      version = JsonText.readTree(text).path("formatVersion");
    } catch (JsonProcessingException e) {
      throw notJson(place, e);
    }
    if (!version.isInt() || version.asInt() < 1) {
      throw DamagedBundleException.damaged(
          place,
          BundleFormat.MANIFEST,
          "'formatVersion' to be an integer from 1",
          version.isMissingNode() ? "none" : version.toString());
    }
    if (version.asInt() > BundleFormat.VERSION) {
      throw DamagedBundleException.tooNew(place, version.toString());
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws DamagedBundleException if the text does not have the form, or its values contradict
   *     each other
   */
  static Bundle read(String place, String text) {
    try {
      Manifest manifest = JsonText.read(text, Manifest.class);
      checkChip(place, manifest.chip());
      return bundle(manifest);
    } catch (JsonProcessingException e) {
      throw notJson(place, e);
    } catch (IllegalArgumentException e) {
      throw DamagedBundleException.unreadable(
          place, BundleFormat.MANIFEST, String.valueOf(e.getMessage()), e);
    }
  }

  private static DamagedBundleException notJson(String place, JsonProcessingException e) {
    return DamagedBundleException.unreadable(place, BundleFormat.MANIFEST, JsonText.explain(e), e);
  }

  private static void checkChip(String place, Manifest.Chip chip) {
    if (!chip.model().equals(H1v2.NAME)) {
      throw DamagedBundleException.damaged(
          place, BundleFormat.MANIFEST, "the chip model " + H1v2.NAME, "'" + chip.model() + "'");
    }
    for (Map.Entry<String, Parameter> known : ChipParameters.all().entrySet()) {
      Parameter found = chip.parameters().get(known.getKey());
      Object expected = known.getValue().value();
      if (found == null || !found.value().equals(expected)) {
        throw DamagedBundleException.damaged(
            place,
            BundleFormat.MANIFEST,
            "the chip parameter '" + known.getKey() + "' to be " + expected,
            found == null ? "none" : String.valueOf(found.value()));
      }
    }
  }

  private static Bundle bundle(Manifest manifest) {
    Network network =
        new Network(
            manifest.stepMillis(),
            new FrontEnd(
                Arrays.stream(manifest.frontEnd().codes()).boxed().toList(),
                manifest.frontEnd().tauMillis(),
                slices(manifest.frontEnd().placement())),
            manifest.layers().stream().map(ManifestReader::layer).toList(),
            manifest.populations().stream()
                .map(p -> new Population(p.label(), p.firstNeuron(), p.neurons()))
                .toList());
    Map<String, WordLevels> words = new LinkedHashMap<>();
    manifest
        .detector()
        .words()
        .forEach((word, l) -> words.put(word, new WordLevels(l.threshold(), l.release())));
    return new Bundle(
        manifest.name(),
        network,
        features(manifest.features()),
        readout(manifest.readout(), manifest.formatVersion()),
        new DetectorSettings(words, manifest.detector().refractoryMillis()),
        manifest.training());
  }

  private static ReadoutSettings readout(Readout readout, int formatVersion) {
    if (readout.parts().isPresent() != (formatVersion >= BundleFormat.WITH_PARTS)) {
      throw new IllegalArgumentException(
          "The read-out of format version "
              + formatVersion
              + (readout.parts().isPresent() ? " has no 'parts'." : " must have 'parts'."));
    }
    CountingWindow window =
        readout
            .parts()
            .map(p -> new CountingWindow(p.number(), p.shortestSteps(), p.longestSteps()))
            .orElseGet(() -> CountingWindow.plain(readout.windowSteps()));
    if (window.steps() != readout.windowSteps()) {
      throw new IllegalArgumentException(
          "The read-out's parts have "
              + window.steps()
              + " steps at most, but 'windowSteps' is "
              + readout.windowSteps()
              + ".");
    }
    return new ReadoutSettings(window, readout.bias());
  }

  private static Layer layer(DenseLayer layer) {
    return new Layer(
        layer.name(),
        synapses(layer.feedForward()),
        layer.recurrent().length == 0 ? Optional.empty() : Optional.of(synapses(layer.recurrent())),
        layer.tauMillis(),
        slices(layer.placement()));
  }

  private static Synapses synapses(int[][] codes) {
    byte[][] bytes = new byte[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      bytes[i] = new byte[codes[i].length];
      for (int j = 0; j < codes[i].length; j++) {
        bytes[i][j] = (byte) WeightGrid.requireCode(codes[i][j]); // before the narrowing hides it
      }
    }
    return Synapses.of(bytes);
  }

  private static List<CoreSlice> slices(List<Slice> placement) {
    return placement.stream().map(s -> new CoreSlice(s.core(), s.neurons())).toList();
  }

  private static FeatureSettings features(Features features) {
    return new FeatureSettings(
        features.sampleRateHz(),
        features.frameSamples(),
        features.centreHz(),
        features.q(),
        features.sections(),
        compression(features.compression()),
        features.gain(),
        features.saturation());
  }

  private static Compression compression(Compressor compressor) {
    Map<String, Double> left = new LinkedHashMap<>(compressor.settings());
    Compression compression =
        switch (compressor.kind()) {
          case "linear" -> new Compression.Linear();
          case "sqrt" -> new Compression.SquareRoot();
          case "log" -> new Compression.Log(take(left, "floor"));
          case "pcen" ->
              new Compression.Pcen(
                  take(left, "smoothing"),
                  take(left, "alpha"),
                  take(left, "delta"),
                  take(left, "root"),
                  take(left, "epsilon"),
                  take(left, "initialLevel"),
                  take(left, "initialSteps"));
          default ->
              throw new IllegalArgumentException(
                  "Compression must be linear, sqrt, log or pcen, found '"
                      + compressor.kind()
                      + "'.");
        };
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "Compression '" + compressor.kind() + "' has no settings " + left.keySet() + ".");
    }
    return compression;
  }

  private static double take(Map<String, Double> settings, String name) {
    Double value = settings.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("The compression lacks the setting '" + name + "'.");
    }
    return value;
  }

  private ManifestReader() {}
}
