package io.github.spikeword.models.rules;

/** What a rule's limit rests on. */
public enum Basis {
  /** Stated in the vendor's documentation. */
  DOCUMENTED,
  /** Reconstructed from numbers that the vendor published. */
  INFERRED,
  /** Unknown; the project's own, strict, choice. */
  ASSUMED
}
