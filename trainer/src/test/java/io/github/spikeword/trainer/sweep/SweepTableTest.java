package io.github.spikeword.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two variants, three seeds, two folds of 100 and 50 clips; figures worked out by hand. */
class SweepTableTest {

  private static final SweepPlan PLAN =
      SweepPlan.of(
          Presets.read("yes-no-clip"),
          Map.of("other", Map.of("run", Map.of("epochs", 2))),
          List.of(1L, 2L, 3L),
          Optional.of(new SweepPlan.Folds(2, false)));

  /** Correct clips of fold 0 and fold 1, seed by seed, first base, then other. */
  private static final long[][] CORRECT = {
    {90, 45}, {96, 48}, {93, 45}, {80, 40}, {90, 42}, {84, 42}
  };

  private static SweepOutcome outcome(PlannedRun run, long correct) {
    int fold = run.fold().orElseThrow();
    RunResult result =
        new RunResult(
            "yes-no-clip",
            List.of("yes", "no"),
            run.seed(),
            "folds",
            1000,
            0,
            120,
            Optional.of(RunResult.Validation.of(new Share(correct, fold == 0 ? 100 : 50))),
            "bundle/yes-no-clip");
    return SweepOutcome.finished(run, result, List.of(), Optional.empty());
  }

  private static List<SweepOutcome> all() {
    List<SweepOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < PLAN.runs().size(); i++) {
      outcomes.add(outcome(PLAN.runs().get(i), CORRECT[i / 2][i % 2]));
    }
    return outcomes;
  }

  @Test
  void foldsArePooledBeforeSeedsAreDescribed() {
    SweepTable.Variant base = SweepTable.of(PLAN, all()).variants().get(0);

    // 135, 144 and 138 of 150
    assertThat(base.seeds().stream().map(SweepTable.Seed::accuracy))
        .containsExactly(new Share(135, 150), new Share(144, 150), new Share(138, 150));
    assertThat(base.accuracies().median()).isEqualTo(0.92);
    assertThat(base.accuracies().mean()).isCloseTo(0.9266667, within(1e-6));
    // deviations -2.6667, 3.3333 and -0.6667 points: sqrt(18.6667 / 2)
    assertThat(base.accuracies().deviation()).isCloseTo(0.0305505, within(1e-6));
    assertThat(base.medianSeed().orElseThrow().seed()).isEqualTo(3);
    assertThat(base.versusBase()).isEmpty();
  }

  @Test
  void variantsAreComparedSeedBySeed() {
    SweepTable.Variant other = SweepTable.of(PLAN, all()).variants().get(1);

    // 120, 132, 126 of 150: 15, 12 and 12 fewer
    PairedComparison versus = other.versusBase().orElseThrow();
    assertThat(versus.difference()).isCloseTo(-13.0 / 150, within(1e-12));
    // deviations of -15, -12 and -12 of 150 from -13: sqrt(6 / 2) / 150; t of 2 degrees 4.303
    double half = 4.303 * Math.sqrt(3) / Math.sqrt(3) / 150;
    assertThat(versus.overSeeds().orElseThrow().low()).isCloseTo(-13.0 / 150 - half, within(1e-9));
    assertThat(versus.overSeeds().orElseThrow().high()).isCloseTo(-13.0 / 150 + half, within(1e-9));
    assertThat(versus.overSpeakers()).as("no decisions were kept").isEmpty();
  }

  @Test
  void aSeedWithoutAllItsFoldsIsLeftOut() {
    List<SweepOutcome> outcomes = all();
    outcomes.set(1, SweepOutcome.failed(PLAN.runs().get(1), "The disk is full."));
    outcomes.remove(11);
    SweepTable table = SweepTable.of(PLAN, outcomes);

    assertThat(table.variants().get(0).seeds().stream().map(SweepTable.Seed::seed))
        .containsExactly(2L, 3L);
    assertThat(table.variants().get(0).unfinished()).isOne();
    // only seed 2 is finished on both sides
    assertThat(table.variants().get(1).versusBase().orElseThrow().difference())
        .isCloseTo(-12.0 / 150, within(1e-12));
    assertThat(SweepRenderings.markdown(table))
        .contains("base-seed1-fold1of2 failed: The disk is full.")
        .contains("11 of 12 runs ended.");
  }

  @Test
  void allFormsHoldTheSameFigures() throws Exception {
    SweepTable table = SweepTable.of(PLAN, all());

    // Wilson interval of 138 of 150: 86.54 to 95.36
    assertThat(SweepRenderings.markdown(table))
        .contains("| base | 3 | 150 | 92.00 % | 86.54 to 95.36 | 92.67 % | 3.06 |")
        .contains("| other | 2 | 2 | 132 | 150 | 88.00 % |");
    assertThat(SweepRenderings.csv(table).lines())
        .hasSize(13)
        .contains("other,3,1,42,50,0.840000,0.714858,0.916626,120,runs/other-seed3-fold1of2");
    JsonNode json = JsonText.readTree(SweepRenderings.json(table));
    assertThat(json.at("/variants/0/accuracy/median").asDouble()).isEqualTo(0.92);
    assertThat(json.at("/variants/0/seeds/1/correct").asInt()).isEqualTo(144);
    assertThat(json.get("runs")).hasSize(12);
  }
}
