package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.server.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... args) {
    String[] all = new String[args.length + 5];
    all[0] = "bench";
    all[1] = args[0];
    System.arraycopy(new String[] {"--seconds", "0.01", "--repetitions", "1"}, 0, all, 2, 4);
    System.arraycopy(args, 1, all, 6, args.length - 1);
    return Main.run(new PrintWriter(out), new PrintWriter(err), all);
  }

  @Test
  void trainingIsMeasuredForEveryBatchAndNumberOfThreads() throws Exception {
    assertThat(
            bench(
                "train",
                "--presets",
                "tutorial-6",
                "--batches",
                "4,8",
                "--threads",
                "1,2",
                "--json"))
        .isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.at("/machine/processors").asInt()).isPositive();
    assertThat(json.get("results")).hasSize(4);
    assertThat(json.at("/results/0/network").asText()).isEqualTo("13-64-2");
    assertThat(json.at("/results/3/batchSize").asInt()).isEqualTo(8);
    assertThat(json.at("/results/3/threads").asInt()).isEqualTo(2);
    assertThat(json.at("/results/3/clips/perSecond").asDouble()).isPositive();
    assertThat(json.at("/results/3/rates")).hasSize(3);
  }

  @Test
  void featuresAreMeasuredAsTextForPeople() {
    assertThat(bench("features", "--presets", "yes-no-clip", "--threads", "1")).isZero();

    assertThat(out.toString()).contains("x real time", "13 bands, 2 sections, Pcen");
  }

  @Test
  void nonsenseIsAUsageError() {
    assertThat(bench("train", "--threads", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(bench("train", "--batches", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(bench("train", "--presets", "tutorial")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("Did you mean 'tutorial-6'?").hasLineCount(3);
  }
}
