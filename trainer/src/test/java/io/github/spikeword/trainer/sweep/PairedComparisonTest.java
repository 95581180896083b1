package io.github.spikeword.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.evaluate.clip.ClipDecision;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten speakers of two clips each; who is taken wrong is written out. */
class PairedComparisonTest {

  private static SweepTable.Seed seed(long number, Integer... wrong) {
    List<ClipDecision> decisions = new ArrayList<>();
    for (int clip = 0; clip < 20; clip++) {
      String decided = List.of(wrong).contains(clip) ? "no" : "yes";
      decisions.add(new ClipDecision("yes/" + clip, "speaker" + clip / 2, "yes", decided));
    }
    return new SweepTable.Seed(
        number, 1, new Share(20 - wrong.length, 20), decisions, Optional.empty());
  }

  private static PairedComparison compare(
      List<SweepTable.Seed> base, List<SweepTable.Seed> variant) {
    return PairedComparison.of(base, variant).orElseThrow();
  }

  @Test
  void clipsThatOnlyOneSideTakesRightAreCounted() {
    PairedComparison versus =
        compare(List.of(seed(1, 0, 1), seed(2, 0)), List.of(seed(1, 1, 2, 3), seed(2, 0, 4)));

    assertThat(versus.won()).as("clip 0 of seed 1").isEqualTo(1);
    assertThat(versus.lost()).as("clips 2 and 3 of seed 1, clip 4 of seed 2").isEqualTo(3);
    assertThat(versus.difference()).isCloseTo(-0.05, within(1e-12));
  }

  @Test
  void oneSpeakersLossIsNoEvidenceButEverySpeakersIs() {
    Interval one = compare(List.of(seed(1)), List.of(seed(1, 0, 1))).overSpeakers().orElseThrow();
    // the speaker is missing from a draw of ten with probability 0.9^10 = 0.35
    assertThat(one.high()).isZero();
    assertThat(one.low()).isLessThan(-0.1);

    Interval every =
        compare(List.of(seed(1)), List.of(seed(1, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18)))
            .overSpeakers()
            .orElseThrow();
    assertThat(every.low()).isEqualTo(-0.5);
    assertThat(every.high()).isEqualTo(-0.5);
  }

  @Test
  void oneSeedHasNoIntervalOverSeeds() {
    assertThat(compare(List.of(seed(1)), List.of(seed(1, 0))).overSeeds()).isEmpty();
  }

  @Test
  void withoutTheSameClipsOnBothSidesSpeakersAreNotCompared() {
    SweepTable.Seed unknown =
        new SweepTable.Seed(1, 1, new Share(20, 20), List.of(), Optional.empty());
    PairedComparison versus = compare(List.of(unknown), List.of(seed(1, 0)));

    assertThat(versus.overSpeakers()).isEmpty();
    assertThat(versus.lost()).isZero();
    assertThat(versus.difference()).isCloseTo(-0.05, within(1e-12));
  }

  @Test
  void withoutACommonSeedThereIsNoComparison() {
    assertThat(PairedComparison.of(List.of(seed(1)), List.of(seed(2)))).isEmpty();
  }
}
