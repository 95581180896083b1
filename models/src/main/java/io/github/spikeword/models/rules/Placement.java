package io.github.spikeword.models.rules;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.CoreSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds cores for the stages of a network that is yet to be built. Recurrent layers are placed
 * first, each whole; every other stage goes whole into the fullest core that still takes it, or is
 * split over the free places.
 */
public final class Placement {

  /**
   * A stage to be placed.
   *
   * @param name name of the stage, for messages
   * @param neurons how many, positive
   * @param recurrent whether it must lie in one core
   */
  public record Need(String name, int neurons, boolean recurrent) {}

  /**
   * Places stages.
   *
   * @param needs the stages in order, the front end first
   * @return the slices of each stage, in the same order
   * @throws UserError if they do not fit, with the reason
   */
  public static List<List<CoreSlice>> assign(List<Need> needs) {
    int total = needs.stream().mapToInt(Need::neurons).sum();
    if (total > H1v2.NEURONS) {
      throw new UserError(
          "The stages have "
              + total
              + " neurons together, front end counted; the chip has "
              + H1v2.NEURONS
              + ". Make a layer smaller.");
    }
    int[] free = H1v2.CORE_SIZES.stream().mapToInt(Integer::intValue).toArray();
    List<Need> recurrent = needs.stream().filter(Need::recurrent).toList();
    int[] cores = recurrentCores(recurrent, 0, new int[recurrent.size()], free);
    if (cores.length < recurrent.size()) {
      throw new UserError(
          "The recurrent layers "
              + String.join(
                  ", ", recurrent.stream().map(n -> "'" + n.name() + "' " + n.neurons()).toList())
              + " do not fit: each must lie in one core, and the cores hold "
              + H1v2.CORE_SIZES
              + " neurons. Make one smaller or drop its recurrence.");
    }
    List<List<CoreSlice>> slices = new ArrayList<>();
    int next = 0;
    for (Need need : needs) {
      slices.add(
          need.recurrent()
              ? List.of(new CoreSlice(cores[next++] + 1, need.neurons()))
              : feedForward(need.neurons(), free));
    }
    return slices;
  }

  /** Tries every choice of cores, small ones first; takes the places of the first that fits. */
  private static int[] recurrentCores(List<Need> needs, int index, int[] chosen, int[] free) {
    if (index == needs.size()) {
      return chosen;
    }
    for (int core : coresByFreePlaces(free)) {
      int neurons = needs.get(index).neurons();
      if (free[core] >= neurons) {
        free[core] -= neurons;
        chosen[index] = core;
        int[] found = recurrentCores(needs, index + 1, chosen, free);
        if (found.length == needs.size()) {
          return found;
        }
        free[core] += neurons;
      }
    }
    return new int[0];
  }

  private static List<CoreSlice> feedForward(int neurons, int[] free) {
    Optional<Integer> whole =
        coresByFreePlaces(free).stream().filter(core -> free[core] >= neurons).findFirst();
    if (whole.isPresent()) {
      free[whole.get()] -= neurons;
      return List.of(new CoreSlice(whole.get() + 1, neurons));
    }
    List<CoreSlice> slices = new ArrayList<>();
    int left = neurons;
    for (int core = 0; core < free.length && left > 0; core++) {
      int taken = Math.min(left, free[core]);
      if (taken > 0) {
        slices.add(new CoreSlice(core + 1, taken));
        free[core] -= taken;
        left -= taken;
      }
    }
    return slices;
  }

  private static List<Integer> coresByFreePlaces(int[] free) {
    return IntStream.range(0, free.length)
        .boxed()
        .sorted(Comparator.comparingInt(core -> free[core]))
        .toList();
  }

  private Placement() {}
}
