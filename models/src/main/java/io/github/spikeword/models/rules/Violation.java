package io.github.spikeword.models.rules;

/**
 * A place where a network breaks a rule.
 *
 * @param rule the rule
 * @param place where, for example {@code core 2} or {@code 'hidden', recurrent weights}
 * @param value what was found there
 * @param limit what the rule allows
 * @param remedy what to do, a sentence
 */
public record Violation(Rule rule, String place, String value, String limit, String remedy) {

  /** All of it in sentences. */
  public String message() {
    return rule.id() + ": " + place + ": " + value + "; allowed: " + limit + ". " + remedy;
  }
}
