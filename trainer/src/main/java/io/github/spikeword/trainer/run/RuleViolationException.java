package io.github.spikeword.trainer.run;

import io.github.spikeword.models.UserError;

/** A trained network that the chip cannot hold. */
public final class RuleViolationException extends UserError {

  private static final long serialVersionUID = 1L;

  RuleViolationException(String message) {
    super(message);
  }
}
