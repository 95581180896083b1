package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.models.chip.EnergyModel;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network's activity costs: firing rates, an energy estimate, and the complexity counts of
 * NeuroBench (Yik et al. 2025, "The neurobench framework for benchmarking neuromorphic computing
 * algorithms and systems", arXiv:2304.04640), as far as they are defined for it.
 *
 * @param stages firing per stage, front end first
 * @param powerNanowatts estimated mean power of the layers behind the front end, nW, by the
 *     calibrated {@link EnergyModel}
 * @param energyNanojoules the same estimate for one inference, nJ
 * @param denseOperations synaptic operations of one inference if every input and neuron were active
 *     in every step: one per synapse and step, front-end weights counted
 * @param effectiveMultiplications those with an input other than zero through a front-end weight,
 *     one inference: multiply-accumulates, as inputs are real numbers
 * @param effectiveAdditions those caused by a spike, one inference: accumulates only. A spike
 *     counts once for each synapse that leads away from its neuron
 * @param activationSparsity share of neuron steps without a spike, all stages together
 * @param connectionSparsity share of synapses of weight zero: 0, as the weight grid has no zero
 * @param footprintBytes parameters and state: weights of one byte, as the bundle's graph holds
 *     them, and three 4-byte numbers a neuron (leak, threshold, membrane)
 * @param weightBitsOnChip weights at the chip's 6 bits
 */
public record Workload(
    List<StageFiring> stages,
    double powerNanowatts,
    double energyNanojoules,
    double denseOperations,
    double effectiveMultiplications,
    double effectiveAdditions,
    double activationSparsity,
    double connectionSparsity,
    long footprintBytes,
    long weightBitsOnChip) {

  private static final int BYTES_PER_NEURON = 3 * Float.BYTES;
  private static final double NANO = 1e9;

  public Workload {
    stages = List.copyOf(stages);
  }

  /**
   * Firing of one stage.
   *
   * @param name the stage's name
   * @param neurons how many neurons
   * @param spikesPerInference mean spikes of the whole stage in one inference
   * @param rate mean spikes of one neuron in one step, 0 to 1
   */
  public record StageFiring(String name, int neurons, double spikesPerInference, double rate) {}

  /**
   * Works out the costs.
   *
   * @param counts what was counted
   * @param inferences how many inferences that was, from 1
   */
  public static Workload of(Network network, SpikeCounts counts, long inferences) {
    List<Stage> stages = network.stages();
    List<StageFiring> firing = new ArrayList<>();
    long allSpikes = 0;
    long layerSpikes = 0;
    double additions = 0;
    for (int s = 0; s < stages.size(); s++) {
      long spikes = counts.spikes().get(s);
      int neurons = stages.get(s).neurons();
      double rate = (double) spikes / ((double) neurons * counts.steps());
      firing.add(
          new StageFiring(stages.get(s).name(), neurons, (double) spikes / inferences, rate));
      allSpikes += spikes;
      layerSpikes += s == 0 ? 0 : spikes;
      additions += (double) spikes * fanOut(network, s);
    }
    double seconds = counts.steps() * network.stepMillis() / 1000;
    int layerNeurons = network.neurons() - network.channels();
    double joules = EnergyModel.calibrated().joules(layerSpikes, layerNeurons, seconds);
    long weights = weights(network);
    return new Workload(
        firing,
        joules / seconds * NANO,
        joules / inferences * NANO,
        (double) weights * counts.steps() / inferences,
        (double) counts.nonZeroInputs() / inferences,
        additions / inferences,
        1 - allSpikes / ((double) network.neurons() * counts.steps()),
        0,
        weights + (long) BYTES_PER_NEURON * network.neurons(),
        weights * H1v2.WEIGHT_BITS);
  }

  /** Synapses that lead away from a neuron of a stage. */
  private static int fanOut(Network network, int stage) {
    List<Layer> layers = network.layers();
    int recurrent =
        stage == 0 ? 0 : layers.get(stage - 1).recurrent().map(r -> r.neurons()).orElse(0);
    int next = stage < layers.size() ? layers.get(stage).neurons() : 0;
    return recurrent + next;
  }

  private static long weights(Network network) {
    long weights = network.channels();
    for (Layer layer : network.layers()) {
      weights += layer.feedForward().count() + layer.recurrent().map(r -> r.count()).orElse(0);
    }
    return weights;
  }
}
