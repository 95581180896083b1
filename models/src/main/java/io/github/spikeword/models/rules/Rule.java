package io.github.spikeword.models.rules;

/** The rules of the H1v2 chip. {@code docs/chip.md} has the evidence behind every limit. */
public enum Rule {
  WEIGHT_RANGE(
      "weight-range",
      "Weights lie within -1.66..1.66.",
      Basis.DOCUMENTED,
      "chip constraints; Tutorials 2 and 6",
      false),

  WEIGHT_GRID(
      "weight-grid",
      "Weights lie on the 64-level grid without zero: odd codes in -63..63.",
      Basis.INFERRED,
      "64 levels from 6 bits are documented; the grid fits the thirteen calibrated weights of"
          + " Tutorial 6 (strong)",
      false),

  SIGN_BLOCKS(
      "sign-blocks",
      "The weights of a block of five consecutive neurons share one sign; the last block of a"
          + " row may be short.",
      Basis.INFERRED,
      "block size documented; axis inferred from the sign scheduler's row blocks (medium);"
          + " short last block assumed",
      false),

  CORE_CAPACITY(
      "core-capacity",
      "Cores 1, 2 and 3 hold at most 50, 50 and 100 neurons, those of the front end counted.",
      Basis.DOCUMENTED,
      "chip overview; that front-end neurons count is assumed, the strict way",
      false),

  CHIP_CAPACITY(
      "chip-capacity",
      "The chip holds at most 200 neurons, those of the front end counted.",
      Basis.DOCUMENTED,
      "chip overview; that front-end neurons count is assumed, the strict way",
      false),

  RECURRENCE_IN_ONE_CORE(
      "recurrence-in-one-core",
      "A recurrent layer lies in one core.",
      Basis.DOCUMENTED,
      "chip overview; schedulers; Tutorial 7",
      false),

  TAU_PROFILES(
      "tau-profiles",
      "Every neuron's time constant is one of the chip's profiles.",
      Basis.ASSUMED,
      "that profiles exist is documented (Tutorial 2); the list is the project's",
      false),

  CHANNEL_COUNT(
      "channel-count",
      "The front end has at most as many channels as filters below half the sample rate: 13 of"
          + " 16 at 16 kHz.",
      Basis.DOCUMENTED,
      "chip overview; Tutorial 6 log",
      false),

  DIAGONAL_FRONT_END(
      "diagonal-front-end",
      "Each filter feeds one front-end neuron.",
      Basis.DOCUMENTED,
      "chip overview",
      true),

  ONE_THRESHOLD(
      "one-threshold",
      "All neurons share the chip's one threshold.",
      Basis.DOCUMENTED,
      "chip overview; Tutorial 2; its value, 3.6855 weight units, is inferred (strong)",
      true);

  private final String id;
  private final String statement;
  private final Basis basis;
  private final String evidence;
  private final boolean byConstruction;

  Rule(String id, String statement, Basis basis, String evidence, boolean byConstruction) {
    this.id = id;
    this.statement = statement;
    this.basis = basis;
    this.evidence = evidence;
    this.byConstruction = byConstruction;
  }

  /** Short name, lower case with dashes. */
  public String id() {
    return id;
  }

  /** The rule as a sentence. */
  public String statement() {
    return statement;
  }

  /** What the limit rests on. */
  public Basis basis() {
    return basis;
  }

  /** Where that is from. */
  public String evidence() {
    return evidence;
  }

  /** Whether no {@code Network} can break it, because it has no way to say so. */
  public boolean byConstruction() {
    return byConstruction;
  }
}
