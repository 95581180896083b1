package io.github.spikeword.models.rules;

/** Along which axis of a synapse matrix five consecutive weights share a sign. */
public enum SignBlockAxis {
  /**
   * Five consecutive presynaptic neurons share the sign of their weights towards each postsynaptic
   * neuron. The better supported reading of the vendor's documentation (inferred, medium).
   */
  PRESYNAPTIC,
  /** Each presynaptic neuron has one sign towards five consecutive postsynaptic neurons. */
  POSTSYNAPTIC
}
