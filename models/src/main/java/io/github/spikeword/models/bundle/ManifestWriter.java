package io.github.spikeword.models.bundle;

import io.github.spikeword.models.bundle.Manifest.Chip;
import io.github.spikeword.models.bundle.Manifest.Compressor;
import io.github.spikeword.models.bundle.Manifest.DenseLayer;
import io.github.spikeword.models.bundle.Manifest.Detector;
import io.github.spikeword.models.bundle.Manifest.Features;
import io.github.spikeword.models.bundle.Manifest.Front;
import io.github.spikeword.models.bundle.Manifest.LabelNeurons;
import io.github.spikeword.models.bundle.Manifest.Levels;
import io.github.spikeword.models.bundle.Manifest.Parts;
import io.github.spikeword.models.bundle.Manifest.Readout;
import io.github.spikeword.models.bundle.Manifest.Slice;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Synapses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a bundle into the form of {@code manifest.json}. */
final class ManifestWriter {

  static String write(Bundle bundle) {
    Network network = bundle.network();
    return JsonText.write(
        new Manifest(
            version(bundle.readout()),
            bundle.name(),
            new Chip(H1v2.NAME, ChipParameters.all()),
            network.stepMillis(),
            features(bundle.features()),
            new Front(
                network.frontEnd().codes().stream().mapToInt(Integer::intValue).toArray(),
                network.frontEnd().tauMillis(),
                slices(network.frontEnd().placement())),
            network.layers().stream().map(ManifestWriter::layer).toList(),
            network.populations().stream()
                .map(p -> new LabelNeurons(p.label(), p.firstNeuron(), p.neurons()))
                .toList(),
            readout(bundle.readout()),
            detector(bundle.detector()),
            bundle.training()));
  }

  /** The oldest version that can say it, so that older programs read what they can. */
  private static int version(ReadoutSettings readout) {
    return readout.window().isPlain() ? 1 : BundleFormat.WITH_PARTS;
  }

  private static Readout readout(ReadoutSettings readout) {
    CountingWindow window = readout.window();
    return new Readout(
        window.steps(),
        window.isPlain()
            ? Optional.empty()
            : Optional.of(new Parts(window.parts(), window.shortestSteps(), window.longestSteps())),
        readout.bias());
  }

  private static Features features(FeatureSettings features) {
    return new Features(
        features.sampleRateHz(),
        features.frameSamples(),
        features.centreHz(),
        features.q(),
        features.sections(),
        compressor(features.compression()),
        features.gain(),
        features.saturation());
  }

  private static Compressor compressor(Compression compression) {
    Map<String, Double> settings = new LinkedHashMap<>();
    if (compression instanceof Compression.Log log) {
      settings.put("floor", log.floor());
    } else if (compression instanceof Compression.Pcen pcen) {
      settings.put("smoothing", pcen.smoothing());
      settings.put("alpha", pcen.alpha());
      settings.put("delta", pcen.delta());
      settings.put("root", pcen.root());
      settings.put("epsilon", pcen.epsilon());
      settings.put("initialLevel", pcen.initialLevel());
      settings.put("initialSteps", pcen.initialSteps());
    }
    return new Compressor(compression.name(), settings);
  }

  private static DenseLayer layer(Layer layer) {
    return new DenseLayer(
        layer.name(),
        codes(layer.feedForward()),
        layer.recurrent().map(ManifestWriter::codes).orElse(new int[0][]),
        layer.tauMillis(),
        slices(layer.placement()));
  }

  private static int[][] codes(Synapses synapses) {
    int[][] codes = new int[synapses.inputs()][synapses.neurons()];
    for (int i = 0; i < codes.length; i++) {
      for (int j = 0; j < codes[i].length; j++) {
        codes[i][j] = synapses.code(i, j);
      }
    }
    return codes;
  }

  private static List<Slice> slices(List<CoreSlice> placement) {
    return placement.stream().map(s -> new Slice(s.core(), s.neurons())).toList();
  }

  private static Detector detector(DetectorSettings detector) {
    Map<String, Levels> words = new LinkedHashMap<>();
    detector.words().forEach((word, l) -> words.put(word, new Levels(l.threshold(), l.release())));
    return new Detector(detector.refractoryMillis(), words);
  }

  private ManifestWriter() {}
}
