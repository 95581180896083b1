package io.github.spikeword.models.rules;

import java.util.List;

/**
 * The result of checking a network.
 *
 * @param chip name of the chip model
 * @param parameters the inferred and assumed values that were used
 * @param rules the rules that were checked
 * @param violations what breaks them, in the order of the rules; empty when the network fits
 */
public record RuleReport(
    String chip, RuleParameters parameters, List<Rule> rules, List<Violation> violations) {

  public RuleReport {
    rules = List.copyOf(rules);
    violations = List.copyOf(violations);
  }

  /** Whether no rule is broken. */
  public boolean passed() {
    return violations.isEmpty();
  }

  /** The violations of one rule. */
  public List<Violation> violationsOf(Rule rule) {
    return violations.stream().filter(v -> v.rule() == rule).toList();
  }
}
