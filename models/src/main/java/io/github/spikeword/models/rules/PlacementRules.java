package io.github.spikeword.models.rules;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules about how many neurons there are and where they lie. */
final class PlacementRules {

  /** No core beyond its size, no core that the chip does not have. */
  static List<Violation> coreCapacity(Network network) {
    Map<Integer, Integer> neurons = new TreeMap<>();
    for (Stage stage : network.stages()) {
      for (CoreSlice slice : stage.placement()) {
        neurons.merge(slice.core(), slice.neurons(), Integer::sum);
      }
    }
    List<Violation> violations = new ArrayList<>();
    neurons.forEach(
        (core, count) -> {
          int limit = core <= H1v2.CORE_SIZES.size() ? H1v2.CORE_SIZES.get(core - 1) : 0;
          if (count > limit) {
            violations.add(
                new Violation(
                    Rule.CORE_CAPACITY,
                    "core " + core,
                    count + " neurons",
                    limit == 0 ? "cores 1 to " + H1v2.CORE_SIZES.size() : limit + " neurons",
                    "Place neurons in another core or make a layer smaller."));
          }
        });
    return violations;
  }

  /** No more neurons than the chip has. */
  static List<Violation> chipCapacity(Network network) {
    return network.neurons() <= H1v2.NEURONS
        ? List.of()
        : List.of(
            new Violation(
                Rule.CHIP_CAPACITY,
                "whole network",
                network.neurons() + " neurons",
                H1v2.NEURONS + " neurons",
                "Make a layer smaller."));
  }

  /** No recurrent layer in more than one core. */
  static List<Violation> recurrenceInOneCore(Network network) {
    List<Violation> violations = new ArrayList<>();
    for (Layer layer : network.layers()) {
      Set<Integer> cores = new TreeSet<>();
      layer.placement().forEach(slice -> cores.add(slice.core()));
      if (layer.recurrent().isPresent() && cores.size() > 1) {
        violations.add(
            new Violation(
                Rule.RECURRENCE_IN_ONE_CORE,
                "'" + layer.name() + "'",
                "recurrent across cores " + cores,
                "one core",
                "Place the layer in one core, at most 100 neurons, or drop its recurrence."));
      }
    }
    return violations;
  }

  /** No time constant that the chip does not offer. */
  static List<Violation> tauProfiles(Network network, List<Double> profiles) {
    List<Violation> violations = new ArrayList<>();
    for (Stage stage : network.stages()) {
      Set<Double> foreign = new TreeSet<>(stage.tauMillis());
      foreign.removeIf(profiles::contains);
      if (!foreign.isEmpty()) {
        violations.add(
            new Violation(
                Rule.TAU_PROFILES,
                "'" + stage.name() + "'",
                "time constants " + foreign + " ms",
                profiles + " ms",
                "Choose the nearest profile and train again."));
      }
    }
    return violations;
  }

  /** No more channels than usable filters. */
  static List<Violation> channelCount(Network network, int filters) {
    return network.channels() <= filters
        ? List.of()
        : List.of(
            new Violation(
                Rule.CHANNEL_COUNT,
                "'" + network.frontEnd().name() + "'",
                network.channels() + " channels",
                filters + " channels",
                "Drop the bands above half the sample rate."));
  }

  private PlacementRules() {}
}
