package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  /** Textbook pairs of the Levenshtein distance. */
  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "saturday, sunday, 3", "'', abc, 3", "abc, '', 3", "no, no, 0"})
  void countsEdits(String a, String b, int edits) {
    assertThat(Spelling.distance(a, b)).isEqualTo(edits);
  }

  @Test
  void takesTheFirstAmongEqualsAndNothingFromNothing() {
    assertThat(Spelling.nearest("ho", List.of("no", "go"))).contains("go");
    assertThat(Spelling.nearest("ho", List.of())).isEmpty();
  }
}
