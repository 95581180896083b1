package io.github.spikeword.models.rules;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The rules about the weights of one synapse matrix. */
final class WeightRules {

  /** No weight beyond the largest magnitude. */
  static Optional<Violation> weightRange(PlacedCodes matrix) {
    return badCodes(
        matrix,
        Rule.WEIGHT_RANGE,
        code -> Math.abs(code) > H1v2.MAX_CODE,
        "codes within -63..63",
        "Clip the weights to the range before export.");
  }

  /** No weight between the levels. */
  static Optional<Violation> weightGrid(PlacedCodes matrix) {
    return badCodes(
        matrix,
        Rule.WEIGHT_GRID,
        code -> Math.abs(code) <= H1v2.MAX_CODE && !WeightGrid.isCode(code),
        "odd codes",
        "Round the weights to the grid before export.");
  }

  /** One sign per block of five consecutive neurons along the axis; the last block may be short. */
  static Optional<Violation> signBlocks(PlacedCodes matrix, SignBlockAxis axis) {
    boolean alongInputs = axis == SignBlockAxis.PRESYNAPTIC;
    byte[][] codes = matrix.codes();
    int length = alongInputs ? codes.length : codes[0].length;
    int lanes = alongInputs ? codes[0].length : codes.length;
    int blocks = 0;
    int mixed = 0;
    String first = "";
    for (int lane = 0; lane < lanes; lane++) {
      for (int from = 0; from < length; from += H1v2.SIGN_BLOCK) {
        int to = Math.min(length, from + H1v2.SIGN_BLOCK);
        int positive = 0;
        for (int i = from; i < to; i++) {
          if ((alongInputs ? codes[i][lane] : codes[lane][i]) > 0) {
            positive++;
          }
        }
        blocks++;
        if (positive != 0 && positive != to - from) {
          if (mixed++ == 0) {
            String run = from + ".." + (to - 1);
            first =
                alongInputs
                    ? "inputs " + run + " to neuron " + lane
                    : "input " + lane + " to neurons " + run;
          }
        }
      }
    }
    return mixed == 0
        ? Optional.empty()
        : Optional.of(
            new Violation(
                Rule.SIGN_BLOCKS,
                matrix.place(),
                mixed + " of " + blocks + " blocks mix signs, the first: " + first,
                "one sign per block of " + H1v2.SIGN_BLOCK,
                "Train with hard sign blocks, or project each block to the sign of its sum."));
  }

  private static Optional<Violation> badCodes(
      PlacedCodes matrix, Rule rule, IntPredicate bad, String limit, String remedy) {
    int count = 0;
    String first = "";
    byte[][] codes = matrix.codes();
    for (int i = 0; i < codes.length; i++) {
      for (int j = 0; j < codes[i].length; j++) {
        if (bad.test(codes[i][j]) && count++ == 0) {
          first = codes[i][j] + " from input " + i + " to neuron " + j;
        }
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Violation(
                rule, matrix.place(), count + " bad codes, the first: " + first, limit, remedy));
  }

  private WeightRules() {}
}
