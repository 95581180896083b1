package io.github.spikeword.server.config;

import java.util.Arrays;
import java.util.List;

/**
 * Reads a value from the text that a user wrote.
 *
 * @param <T> what it reads
 */
@FunctionalInterface
public interface ValueParser<T> {

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the text is no such value; the message says what is
   *     expected, as in "a whole number from 0 to 65535"
   */
  T parse(String text);

  /** A whole number within bounds, both included. */
  static ValueParser<Integer> wholeNumber(int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return text -> {
      try {
        int value = Integer.parseInt(text.strip());
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(expected, e);
      }
      throw new IllegalArgumentException(expected);
    };
  }

  /** A decimal number within bounds, both included. */
  static ValueParser<Double> number(double least, double most) {
    String expected = "a number from " + least + " to " + most;
    return text -> {
      try {
        double value = Double.parseDouble(text.strip());
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(expected, e);
      }
      throw new IllegalArgumentException(expected);
    };
  }

  /** {@code true} or {@code false} and nothing else, so that a misspelt word never means false. */
  static ValueParser<Boolean> yesOrNo() {
    return text ->
        switch (text.strip()) {
          case "true" -> true;
          case "false" -> false;
          default -> throw new IllegalArgumentException("true or false");
        };
  }

  /** The text itself, without surrounding blanks; may be empty. */
  static ValueParser<String> text() {
    return String::strip;
  }

  /** A list separated by commas; empty parts are left out. */
  static ValueParser<List<String>> list() {
    return text ->
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
  }
}
