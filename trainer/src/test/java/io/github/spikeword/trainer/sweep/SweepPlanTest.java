package io.github.spikeword.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepPlanTest {

  private static final TrainSettings BASE = Presets.read("yes-no-clip");

  @Test
  void everyVariantRunsEverySeedOnEveryFold() {
    SweepPlan plan =
        SweepPlan.of(
            BASE,
            Map.of("short", Map.of("run", Map.of("epochs", 2))),
            List.of(1L, 4L),
            Optional.of(new SweepPlan.Folds(3, false)));

    assertThat(plan.runs()).hasSize(2 * 2 * 3);
    assertThat(plan.runs().stream().map(PlannedRun::folderName))
        .doesNotHaveDuplicates()
        .contains("base-seed1-fold0of3", "short-seed4-fold2of3");
    PlannedRun last = plan.runs().get(11);
    assertThat(last.settings().run().epochs()).isEqualTo(2);
    assertThat(last.settings().run().seed()).isEqualTo(4);
    assertThat(last.settings().split().method()).isEqualTo(SplitSettings.Method.FOLD);
    assertThat(last.settings().split().folds()).isEqualTo(3);
    assertThat(last.settings().split().fold()).isEqualTo(2);
  }

  @Test
  void rotatingFoldsJudgeOneSeedEachInEveryVariant() {
    SweepPlan plan =
        SweepPlan.of(
            BASE,
            Map.of("short", Map.of("run", Map.of("epochs", 2))),
            List.of(3L, 5L, 8L),
            Optional.of(new SweepPlan.Folds(2, true)));

    assertThat(plan.runs().stream().map(PlannedRun::folderName))
        .containsExactly(
            "base-seed3-fold0of2",
            "base-seed5-fold1of2",
            "base-seed8-fold0of2",
            "short-seed3-fold0of2",
            "short-seed5-fold1of2",
            "short-seed8-fold0of2");
  }

  @Test
  void withoutFoldsTheSplitIsTheSettingsOwn() {
    SweepPlan plan = SweepPlan.of(BASE, Map.of(), List.of(7L), Optional.empty());

    assertThat(plan.runs()).hasSize(1);
    assertThat(plan.runs().get(0).settings()).isEqualTo(BASE.withSeed(7));
    assertThat(plan.runs().get(0).folderName()).isEqualTo("base-seed7");
  }

  @Test
  void noVariantTakesThePlaceOfTheBase() {
    Map<String, Map<String, Object>> variants = Map.of("base", Map.of("run", Map.of("epochs", 2)));

    assertThatThrownBy(() -> SweepPlan.of(BASE, variants, List.of(1L), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("must not be called 'base'")
        .hasMessageContaining("another name");
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    TrainSettings all = Overrides.apply(BASE, Map.of("split.method", "all"));

    assertThatThrownBy(() -> SweepPlan.of(all, Map.of(), List.of(1L), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("split.method 'all'");
    assertThatThrownBy(() -> SweepPlan.of(BASE, Map.of(), List.of(1L, 1L), Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("each named once");
  }
}
