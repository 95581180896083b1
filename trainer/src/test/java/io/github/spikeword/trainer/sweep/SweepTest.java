package io.github.spikeword.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.TinyCorpus;
import io.github.spikeword.trainer.run.EpochMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    return new Sweep(plan, data, folder.resolve(out), folder.resolve("cache"), listener);
  }

  private static SweepPlan plan(Map<String, Map<String, Object>> variants) {
    return SweepPlan.of(TinyCorpus.settings(2), variants, List.of(1L, 2L), OptionalInt.of(2));
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
  void aFailingRunIsNamedAndTheOthersGoOn() {
    SweepPlan plan =
        SweepPlan.of(
            TinyCorpus.settings(1),
            Map.of("wrong", Map.of("words", List.of("low", "loud"))),
            List.of(1L),
            OptionalInt.empty());
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
