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
import java.util.OptionalInt;
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
            OptionalInt.of(3));

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
  void withoutFoldsTheSplitIsTheSettingsOwn() {
    SweepPlan plan = SweepPlan.of(BASE, Map.of(), List.of(7L), OptionalInt.empty());

    assertThat(plan.runs()).hasSize(1);
    assertThat(plan.runs().get(0).settings()).isEqualTo(BASE.withSeed(7));
    assertThat(plan.runs().get(0).folderName()).isEqualTo("base-seed7");
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    TrainSettings all = Overrides.apply(BASE, Map.of("split.method", "all"));

    assertThatThrownBy(() -> SweepPlan.of(all, Map.of(), List.of(1L), OptionalInt.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("split.method 'all'");
    assertThatThrownBy(() -> SweepPlan.of(BASE, Map.of(), List.of(1L, 1L), OptionalInt.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("each named once");
  }
}
