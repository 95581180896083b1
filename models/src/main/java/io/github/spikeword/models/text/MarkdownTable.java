package io.github.spikeword.models.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, row by row. A bar inside a cell is escaped. */
public final class MarkdownTable {

  private final List<String> head;
  private final List<String> alignment;
  private final StringBuilder rows = new StringBuilder();

  /** A table with the given column heads, all columns to the left. */
  public MarkdownTable(List<String> head) {
    this.head = List.copyOf(head);
    alignment = new ArrayList<>(Collections.nCopies(head.size(), "---"));
  }

  /** A table with the given column heads, all columns to the left. */
  public MarkdownTable(String... head) {
    this(Arrays.asList(head));
  }

  /** Puts all columns from one on to the right, as numbers stand. */
  public MarkdownTable numbersFrom(int column) {
    for (int i = column; i < alignment.size(); i++) {
      alignment.set(i, "---:");
    }
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of cells than the head
   */
  public MarkdownTable row(List<?> cells) {
    if (cells.size() != head.size()) {
      throw new IllegalArgumentException(
          "The table has " + head.size() + " columns but a row has " + cells.size() + " cells.");
    }
    line(rows, cells);
    return this;
  }

  /** Adds a row. */
  public MarkdownTable row(Object... cells) {
    return row(Arrays.asList(cells));
  }

  /** The table, each line ended by a line feed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, head);
    line(text, alignment);
    return text.append(rows).toString();
  }

  private static void line(StringBuilder text, List<?> cells) {
    text.append(
        cells.stream()
            .map(cell -> String.valueOf(cell).replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
