package io.github.spikeword.models.rules;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.Network;
import java.util.ArrayList;
import java.util.List;

/** Checks a network against the rules of the H1v2 chip. */
public final class ChipRules {

  /** Checks every rule with the project's parameters. */
  public static RuleReport check(Network network) {
    return check(network, RuleParameters.standard());
  }

  /** Checks every rule. The front end's diagonal weights have no sign blocks. */
  public static RuleReport check(Network network, RuleParameters parameters) {
    List<PlacedCodes> dense = PlacedCodes.ofLayers(network);
    List<PlacedCodes> all = new ArrayList<>(dense);
    all.add(0, PlacedCodes.ofFrontEnd(network));
    List<Violation> violations = new ArrayList<>();
    all.forEach(matrix -> WeightRules.weightRange(matrix).ifPresent(violations::add));
    all.forEach(matrix -> WeightRules.weightGrid(matrix).ifPresent(violations::add));
    dense.forEach(
        matrix ->
            WeightRules.signBlocks(matrix, parameters.signBlockAxis()).ifPresent(violations::add));
    violations.addAll(PlacementRules.coreCapacity(network));
    violations.addAll(PlacementRules.chipCapacity(network));
    violations.addAll(PlacementRules.recurrenceInOneCore(network));
    violations.addAll(PlacementRules.tauProfiles(network, parameters.tauProfilesMillis()));
    violations.addAll(PlacementRules.channelCount(network, parameters.filters()));
    return new RuleReport(H1v2.NAME, parameters, List.of(Rule.values()), violations);
  }

  private ChipRules() {}
}
