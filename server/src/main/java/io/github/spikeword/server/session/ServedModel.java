package io.github.spikeword.server.session;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.LoadedBundle;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.server.protocol.ClientMessage.Mismatch;
import io.github.spikeword.server.protocol.ModelInfo;
import io.github.spikeword.server.protocol.ModelInfo.PlacementInfo;
import io.github.spikeword.server.protocol.ModelInfo.PopulationInfo;
import io.github.spikeword.server.protocol.ModelInfo.StageInfo;
import io.github.spikeword.server.protocol.ModelInfo.WindowPartsInfo;
import java.util.List;
import java.util.Random;

/** A bundle that sessions listen with. Immutable; all sessions share it. */
public final class ServedModel {

  private final LoadedBundle loaded;
  private final Bundle bundle;
  private final ModelInfo info;
  private final List<String> stageNames;
  private final SparseNetwork compiled;

  /** Makes a bundle ready to listen with. */
  public ServedModel(LoadedBundle loaded) {
    this.loaded = loaded;
    bundle = loaded.bundle();
    info = describe(bundle, loaded.sha256());
    stageNames = bundle.network().stages().stream().map(Stage::name).toList();
    compiled = SparseNetwork.compile(bundle.network());
  }

  /** The model itself. */
  public Bundle bundle() {
    return bundle;
  }

  /** Hash over the bundle, lower-case hex. */
  public String sha256() {
    return info.sha256();
  }

  /** What the bundle holds beside the model. */
  public LoadedBundle loaded() {
    return loaded;
  }

  /** What clients are told about it. */
  public ModelInfo info() {
    return info;
  }

  /** Names of the stages, front end first. */
  public List<String> stageNames() {
    return stageNames;
  }

  /** A simulator of the nominal chip at rest, for one session. */
  public Simulator newSimulator() {
    return new SparseSimulator(compiled);
  }

  /** A simulator of one mismatched chip at rest; the same draw gives the same chip. */
  public Simulator newSimulator(Mismatch mismatch) {
    if (mismatch.leak() == 0 && mismatch.threshold() == 0) {
      return newSimulator();
    }
    return new SparseSimulator(
        bundle.network(),
        ChipInstance.draw(
            bundle.network(),
            mismatch.leak(),
            mismatch.threshold(),
            new Random(mismatch.seed())::nextGaussian));
  }

  /** Energy of a number of spikes, nanojoules; an estimate, see {@link H1v2}. */
  public static double energyNanojoules(long spikes) {
    return spikes * H1v2.ENERGY_PER_SPIKE_JOULES * 1e9;
  }

  private static ModelInfo describe(Bundle bundle, String sha256) {
    Network network = bundle.network();
    return new ModelInfo(
        bundle.name(),
        sha256,
        network.labels(),
        network.populations().stream()
            .filter(Population::isKeyword)
            .map(Population::label)
            .toList(),
        network.stages().stream().map(ServedModel::describe).toList(),
        network.populations().stream()
            .map(p -> new PopulationInfo(p.label(), p.firstNeuron(), p.neurons()))
            .toList(),
        bundle.features().centreHz(),
        network.stepMillis(),
        bundle.readout().windowSteps(),
        describe(bundle.readout().window()));
  }

  private static WindowPartsInfo describe(CountingWindow window) {
    return new WindowPartsInfo(window.parts(), window.shortestSteps(), window.longestSteps());
  }

  private static StageInfo describe(Stage stage) {
    return new StageInfo(
        stage.name(),
        stage.neurons(),
        stage.placement().stream()
            .map(slice -> new PlacementInfo(slice.core(), slice.neurons()))
            .toList(),
        stage.tauMillis());
  }
}
