package io.github.spikeword.models.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  @Test
  void rowsFollowTheHeadAndNumbersStandToTheRight() {
    assertThat(new MarkdownTable("word", "clips").numbersFrom(1).row("yes", 116).row("no", 107))
        .hasToString(
            """
            | word | clips |
            | --- | ---: |
            | yes | 116 |
            | no | 107 |
            """);
  }

  @Test
  void aBarInACellDoesNotEndIt() {
    assertThat(new MarkdownTable("a").row("x|y")).asString().endsWith("| x\\|y |\n");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    MarkdownTable table = new MarkdownTable("a", "b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.row("only one"))
        .withMessageContaining("2 columns")
        .withMessageContaining("1 cells");
  }
}
