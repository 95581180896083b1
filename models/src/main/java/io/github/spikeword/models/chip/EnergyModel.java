package io.github.spikeword.models.chip;

/**
 * Estimates the chip's energy from spike counts. The vendor's model is not published: this one is
 * calibrated to a single published figure (Tutorial 6: 11.266 nW for 64 neurons that fire in 33.0 %
 * and 2 that fire in 15.6 % of the steps of 8 ms), so take its results as an order of magnitude and
 * keep the spike counts beside them. The front end is left out, as in the vendor's own estimate.
 *
 * @param joulesPerSpike energy of one spike of a neuron behind dense synapses, joules, from 0
 * @param staticWattsPerNeuron power of a resting neuron, watts, from 0
 */
public record EnergyModel(double joulesPerSpike, double staticWattsPerNeuron) {

  public EnergyModel {
    if (!(joulesPerSpike >= 0 && joulesPerSpike < Double.POSITIVE_INFINITY)
        || !(staticWattsPerNeuron >= 0 && staticWattsPerNeuron < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Energy per spike and power per neuron must be finite and not negative, found "
              + joulesPerSpike
              + " J and "
              + staticWattsPerNeuron
              + " W.");
    }
  }

  /** The model calibrated to Tutorial 6: 4.205 pJ per spike, nothing at rest. */
  public static EnergyModel calibrated() {
    return new EnergyModel(H1v2.ENERGY_PER_SPIKE_JOULES, 0);
  }

  /**
   * Energy of a stretch of time, joules.
   *
   * @param spikes spikes of all neurons but those of the front end
   * @param neurons number of those neurons
   * @param seconds length of the stretch
   */
  public double joules(long spikes, int neurons, double seconds) {
    return spikes * joulesPerSpike + neurons * staticWattsPerNeuron * seconds;
  }

  /**
   * Average power, watts.
   *
   * @param spikesPerSecond spikes per second of all neurons together but those of the front end
   * @param neurons number of those neurons
   */
  public double watts(double spikesPerSecond, int neurons) {
    return spikesPerSecond * joulesPerSpike + neurons * staticWattsPerNeuron;
  }
}
