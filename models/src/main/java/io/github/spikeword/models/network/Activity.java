package io.github.spikeword.models.network;

import io.github.spikeword.models.chip.EnergyModel;
import java.util.Arrays;
import java.util.List;

/**
 * Counts spikes and synaptic events of a network over time. Adding a step allocates nothing. Not
 * thread-safe.
 */
public final class Activity {

  private final int[] neurons;
  private final int[] fanOut;
  private final double stepSeconds;
  private final long[] spikes;
  private long steps;

  /** Counters of a network, all at zero. */
  public Activity(Network network) {
    List<Stage> stages = network.stages();
    neurons = stages.stream().mapToInt(Stage::neurons).toArray();
    fanOut = new int[neurons.length];
    spikes = new long[neurons.length];
    stepSeconds = network.stepMillis() / 1000;
    for (int s = 0; s < neurons.length; s++) {
      int forward = s + 1 < neurons.length ? neurons[s + 1] : 0;
      boolean recurrent = stages.get(s) instanceof Layer layer && layer.recurrent().isPresent();
      fanOut[s] = forward + (recurrent ? neurons[s] : 0);
    }
  }

  /** Adds the spikes of one step. */
  public void add(SpikeFrame frame) {
    steps++;
    for (int s = 0; s < spikes.length; s++) {
      spikes[s] += frame.count(s);
    }
  }

  /** Number of steps added. */
  public long steps() {
    return steps;
  }

  /** Length of the steps added, seconds. */
  public double seconds() {
    return steps * stepSeconds;
  }

  /** Spikes of a stage; stage 0 is the front end. */
  public long spikes(int stage) {
    return spikes[stage];
  }

  /** Spikes of all stages but the front end: what the energy model counts. */
  public long spikesBehindFrontEnd() {
    return Arrays.stream(spikes).skip(1).sum();
  }

  /** Spikes that arrived at a synapse: every spike times the synapses that leave its neuron. */
  public long synapticEvents() {
    long events = 0;
    for (int s = 0; s < spikes.length; s++) {
      events += spikes[s] * fanOut[s];
    }
    return events;
  }

  /** Mean spikes per neuron and step of a stage, 0..1; 0 before the first step. */
  public double rate(int stage) {
    return steps == 0 ? 0 : spikes[stage] / ((double) neurons[stage] * steps);
  }

  /** Estimated energy of the steps added, joules. */
  public double joules(EnergyModel model) {
    return model.joules(spikesBehindFrontEnd(), neuronsBehindFrontEnd(), seconds());
  }

  /** Estimated average power over the steps added, watts; 0 before the first step. */
  public double watts(EnergyModel model) {
    return steps == 0 ? 0 : joules(model) / seconds();
  }

  /** Puts all counters to zero. */
  public void reset() {
    Arrays.fill(spikes, 0);
    steps = 0;
  }

  private int neuronsBehindFrontEnd() {
    return Arrays.stream(neurons).skip(1).sum();
  }
}
