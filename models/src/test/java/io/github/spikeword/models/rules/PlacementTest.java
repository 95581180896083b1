package io.github.spikeword.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.rules.Placement.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementTest {

  @Test
  void networkOfTutorialSixPutsItsHiddenLayerInCoreThree() {
    assertThat(Placement.assign(needs(13, 64, 2)))
        .containsExactly(slices(1, 13), slices(3, 64), slices(3, 2));
  }

  @Test
  void outputsAreSplitWhenTheRecurrentLayerFillsCoreThree() {
    List<Need> needs =
        List.of(
            new Need("front-end", 13, false),
            new Need("hidden", 100, true),
            new Need("out", 84, false));
    assertThat(Placement.assign(needs))
        .containsExactly(slices(1, 13), slices(3, 100), slices(1, 37, 2, 47));
  }

  @Test
  void threeRecurrentLayersFindTheirCores() {
    List<Need> needs =
        List.of(new Need("a", 40, true), new Need("b", 90, true), new Need("c", 50, true));
    List<List<CoreSlice>> placed = Placement.assign(needs);
    assertThat(placed.get(1)).isEqualTo(slices(3, 90));
    assertThat(Set.of(placed.get(0).get(0).core(), placed.get(2).get(0).core()))
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void recurrentLayerBeyondTheLargestCoreIsExplained() {
    assertThatThrownBy(() -> Placement.assign(List.of(new Need("hidden", 101, true))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'hidden' 101")
        .hasMessageContaining("[50, 50, 100]");
  }

  @Test
  void tooManyNeuronsAreExplained() {
    assertThatThrownBy(() -> Placement.assign(needs(13, 100, 88)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("201 neurons")
        .hasMessageContaining("200");
  }

  @Test
  void everyPlacementIsCompleteAndWithinTheCores() {
    SplittableRandom random = new SplittableRandom(1);
    int placed = 0;
    for (int trial = 0; trial < 2000; trial++) {
      List<Need> needs = new ArrayList<>();
      for (int s = random.nextInt(1, 6); s > 0; s--) {
        needs.add(new Need("s" + s, random.nextInt(1, 80), random.nextInt(3) == 0));
      }
      List<List<CoreSlice>> slices;
      try {
        slices = Placement.assign(needs);
      } catch (UserError refused) {
        continue;
      }
      placed++;
      int[] cores = new int[3];
      for (int s = 0; s < needs.size(); s++) {
        assertThat(slices.get(s).stream().mapToInt(CoreSlice::neurons).sum())
            .isEqualTo(needs.get(s).neurons());
        slices.get(s).forEach(slice -> cores[slice.core() - 1] += slice.neurons());
        if (needs.get(s).recurrent()) {
          assertThat(new HashSet<>(slices.get(s).stream().map(CoreSlice::core).toList()))
              .hasSize(1);
        }
      }
      assertThat(cores[0]).isLessThanOrEqualTo(50);
      assertThat(cores[1]).isLessThanOrEqualTo(50);
      assertThat(cores[2]).isLessThanOrEqualTo(100);
    }
    assertThat(placed).isGreaterThan(500);
  }

  private static List<Need> needs(int... sizes) {
    List<Need> needs = new ArrayList<>();
    for (int size : sizes) {
      needs.add(new Need("stage-" + needs.size(), size, false));
    }
    return needs;
  }

  private static List<CoreSlice> slices(int... coreAndNeurons) {
    List<CoreSlice> slices = new ArrayList<>();
    for (int i = 0; i < coreAndNeurons.length; i += 2) {
      slices.add(new CoreSlice(coreAndNeurons[i], coreAndNeurons[i + 1]));
    }
    return slices;
  }
}
