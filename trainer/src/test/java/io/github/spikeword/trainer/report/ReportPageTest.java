package io.github.spikeword.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.TinyCorpus;
import io.github.spikeword.trainer.job.JobRequest;
import io.github.spikeword.trainer.job.TrainingJob;
import io.github.spikeword.trainer.run.TrainingListener;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportPageTest {

  private static final Pattern SVG = Pattern.compile("<svg .*?</svg>", Pattern.DOTALL);

  @TempDir static Path folder;

  private static String page = "";

  @BeforeAll
  static void train() throws IOException {
    JobRequest request =
        new JobRequest(
            TinyCorpus.settings(4),
            TinyCorpus.write(folder.resolve("data")),
            folder.resolve("run"),
            false,
            folder.resolve("cache"),
            1);
    new TrainingJob(request, new TrainingListener() {}).run(() -> false).orElseThrow();
    page = Files.readString(folder.resolve("run").resolve(ReportPage.FILE));
  }

  private static List<String> pictures() {
    List<String> all = new ArrayList<>();
    for (Matcher matcher = SVG.matcher(page); matcher.find(); ) {
      all.add(matcher.group());
    }
    return all;
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    assertThat(page)
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=")
        .doesNotContain("<link")
        .doesNotContain("@import")
        .doesNotContain("url(");
  }

  @Test
  void everyPictureIsWellFormedAndSaysWhatItShows() throws Exception {
    // loss, accuracy, rates, two histograms, bands, and at least one clip of each word
    assertThat(pictures()).hasSizeGreaterThanOrEqualTo(8);
    for (String picture : pictures()) {
      Document svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(picture)));
      assertThat(svg.getDocumentElement().getAttribute("aria-label")).isNotBlank();
      assertThat(picture).doesNotContain("NaN").doesNotContain("Infinity");
    }
  }

  @Test
  void aHistogramHasABarForEveryLevelOfTheGrid() {
    List<String> histograms =
        pictures().stream().filter(p -> p.contains("aria-label=\"Weights of ")).toList();

    assertThat(histograms).hasSize(2);
    assertThat(histograms)
        .allSatisfy(picture -> assertThat(picture.split("class=\"bar ", -1)).hasSize(65));
  }

  @Test
  void everySectionIsThere() {
    assertThat(page)
        .contains("<h2>Learning</h2>")
        .contains("<h2>Judgement of the validation clips</h2>")
        .contains("<h2>Firing and cost</h2>")
        .contains("<h2>Weights on the grid</h2>")
        .contains("<h2>Bands</h2>")
        .contains("<h2>Clips on their way through the network</h2>")
        .contains("neuronsPerLabel: 1")
        .contains("prefers-color-scheme: dark");
  }

  @Test
  void theConfusionTableCountsEveryValidationClip() {
    Matcher cells = Pattern.compile("<td class=\"(right|wrong)\"[^>]*>(\\d+)</td>").matcher(page);
    int sum = 0;
    int count = 0;
    while (cells.find()) {
      sum += Integer.parseInt(cells.group(2));
      count++;
    }

    assertThat(count).isEqualTo(4);
    assertThat(sum).isEqualTo(8);
  }
}
