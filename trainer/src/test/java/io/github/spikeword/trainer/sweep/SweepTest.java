package io.github.spikeword.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.TinyCorpus;
import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import io.github.spikeword.trainer.run.EpochMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

  @TempDir Path folder;

  private Path data;

  @BeforeEach
  void speak() throws IOException {
    data = TinyCorpus.write(folder.resolve("data"));
  }

  private Sweep sweep(SweepPlan plan, String out, SweepListener listener) {
    return sweep(plan, out, Circumstances.PLAIN, listener);
  }

  private Sweep sweep(
      SweepPlan plan, String out, Circumstances circumstances, SweepListener listener) {
    return new Sweep(
        plan, data, folder.resolve(out), folder.resolve("cache"), circumstances, listener);
  }

  private static SweepPlan plan(Map<String, Map<String, Object>> variants) {
    return SweepPlan.of(
        TinyCorpus.settings(2),
        variants,
        List.of(1L, 2L),
        Optional.of(new SweepPlan.Folds(2, false)));
  }

  @Test
  void aStoppedSweepContinuesAndTakesFinishedRunsAsTheyAre() throws IOException {
    SweepPlan plan = plan(Map.of());
    AtomicInteger epochs = new AtomicInteger();
    SweepListener counting =
        new SweepListener() {
          @Override
          public void epoch(PlannedRun run, EpochMetrics epoch) {
            epochs.incrementAndGet();
          }
        };

    // the first run ends, the second is stopped after one of two epochs, two never start
    Sweep first = sweep(plan, "out", counting);
    assertThat(first.run(1, () -> epochs.get() >= 3)).hasSize(1);
    assertThat(epochs).hasValue(3);
    Path finished = first.folderOf(plan.runs().get(0)).resolve("report.html");
    Files.writeString(finished, "kept");

    List<SweepOutcome> outcomes = sweep(plan, "out", counting).run(2, () -> false);

    assertThat(epochs).as("epochs of both sweeps: none is trained twice").hasValue(8);
    assertThat(finished).hasContent("kept");
    assertThat(outcomes.stream().map(SweepOutcome::run)).isEqualTo(plan.runs());
    assertThat(SweepRenderings.json(SweepTable.of(plan, outcomes)))
        .isEqualTo(
            SweepRenderings.json(
                SweepTable.of(plan, sweep(plan, "unbroken", counting).run(1, () -> false))));
  }

  @Test
  void finishedRunsAreJudgedUnderOtherCircumstancesWithoutTrainingAgain() throws Exception {
    SweepPlan plan = plan(Map.of());
    sweep(plan, "out", new SweepListener() {}).run(1, () -> false);
    AtomicInteger epochs = new AtomicInteger();
    SweepListener counting =
        new SweepListener() {
          @Override
          public void epoch(PlannedRun run, EpochMetrics epoch) {
            epochs.incrementAndGet();
          }
        };

    Circumstances asked = new Circumstances(List.of(20.0, 0.0), 3, 0.1, 1);
    SweepTable table = SweepTable.of(plan, sweep(plan, "out", asked, counting).run(1, () -> false));

    assertThat(epochs).hasValue(0);
    JsonNode seed = JsonText.readTree(SweepRenderings.json(table)).at("/variants/0/seeds/1");
    assertThat(seed.at("/circumstances/noise")).hasSize(2);
    assertThat(seed.at("/circumstances/noise/1/snrDb").asDouble()).isZero();
    assertThat(seed.at("/circumstances/noise/1/clips").asInt())
        .as("both folds together hold every clip once")
        .isEqualTo(24);
    assertThat(seed.at("/circumstances/mismatch/count").asInt()).isEqualTo(3);
    assertThat(SweepRenderings.markdown(table))
        .contains("base at 20 dB: median of 2 seeds ")
        .contains("base on 3 chips with leaks spread 10 %: median of 2 seeds of the median chip ");
  }

  @Test
  void aFailingRunIsNamedAndTheOthersGoOn() {
    SweepPlan plan =
        SweepPlan.of(
            TinyCorpus.settings(1),
            Map.of("wrong", Map.of("words", List.of("low", "loud"))),
            List.of(1L),
            Optional.empty());
    List<String> failed = new ArrayList<>();
    SweepListener listener =
        new SweepListener() {
          @Override
          public void failed(PlannedRun run, String reason) {
            failed.add(run.folderName() + " " + reason);
          }
        };

    List<SweepOutcome> outcomes = sweep(plan, "out", listener).run(1, () -> false);

    assertThat(failed).singleElement().asString().startsWith("wrong-seed1 ").contains("'loud'");
    assertThat(outcomes.get(0).result()).isPresent();
    assertThat(outcomes.get(1).result()).isEmpty();
  }

  @Test
  void theTableIsWrittenInThreeForms() throws IOException {
    SweepPlan plan = plan(Map.of());
    SweepTable table = SweepTable.of(plan, List.of());

    SweepFiles.write(table, folder.resolve("out"));

    assertThat(folder.resolve("out/table.md")).hasContent(SweepRenderings.markdown(table));
    assertThat(folder.resolve("out/table.json")).hasContent(SweepRenderings.json(table));
    assertThat(folder.resolve("out/runs.csv")).hasContent(SweepRenderings.csv(table));
  }
}
