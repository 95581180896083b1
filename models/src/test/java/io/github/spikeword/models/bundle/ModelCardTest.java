package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {

  private final String card = ModelCard.render(TestBundles.tiny());

  @Test
  void fourPartsComeInOrder() {
    assertThat(card.lines().filter(line -> line.startsWith("#")))
        .containsExactly("# tiny", "## Details", "## Training", "## Testing", "## Use and limits");
  }

  @Test
  void detailsAreThoseOfTheNetwork() {
    assertThat(card)
        .contains("It listens for yes, no.")
        .contains("| front-end | 3 | one per filter | 32.0 | 3 in core 1 |")
        .contains(
            "| hidden | 5 | 3 x 5 and 5 x 5 recurrent | 32.0, 64.0, 128.0, 256.0 | 5 in core 3 |")
        .contains("| output | 4 | 5 x 4 | 64.0, 128.0 | 2 in core 1, 2 in core 2 |")
        .contains("| other | 2 to 3 |");
  }

  @Test
  void provenanceGoesToTheRightPart() {
    String training = part("## Training");
    assertThat(training)
        .contains("- corpus: made up for tests\n")
        .contains("- clip counts:\n  - training: 12\n")
        .doesNotContain("validation accuracy");
    assertThat(part("## Testing"))
        .contains("- validation accuracy: 0.75")
        .contains("| no | 2.25 | 1.25 |");
    assertThat(part("## Use and limits")).endsWith("- Knows three bands only.\n");
  }

  @Test
  void bundleWithoutProvenanceSaysSo() {
    Bundle tiny = TestBundles.tiny();
    String bare =
        ModelCard.render(
            new Bundle(
                "bare",
                tiny.network(),
                tiny.features(),
                tiny.readout(),
                tiny.detector(),
                Map.of()));
    assertThat(bare)
        .contains("No provenance was recorded.")
        .contains("No measurement was recorded.");
  }

  private String part(String title) {
    int from = card.indexOf(title);
    int to = card.indexOf("\n## ", from + 1);
    return card.substring(from, to < 0 ? card.length() : to);
  }
}
