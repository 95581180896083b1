package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What came of mismatched chips, all of which heard the same recordings.
 *
 * @param draw spreads and seed of the chips; chip n is {@code draw.numbered(n)}
 * @param nominal figures of the chip without mismatch
 * @param chips figures of every chip, by number; at least one
 */
public record ChipResults(
    ChipDraw draw, StreamMetrics.Part nominal, List<StreamMetrics.Part> chips) {

  public ChipResults {
    chips = List.copyOf(chips);
  }

  /** Share of a word that each chip missed, one number a chip. */
  public Sample missed(String word) {
    return sample(chip -> chip.word(word).missed().value());
  }

  /** False accepts of any word an hour of a kind of sound, one number a chip. */
  public Sample falseAccepts(SoundClass kind) {
    return sample(chip -> chip.together().falseAccepts(kind).perHour());
  }

  /** Share of other words that were taken for any keyword, one number a chip. */
  public Sample acceptedOthers() {
    return sample(chip -> chip.together().acceptedOthers().value());
  }

  /**
   * All chips' false accepts on a kind of sound in all the time they listened. They listened to the
   * same sound, so the interval tells less than its width suggests.
   */
  public Rate pooledFalseAccepts(SoundClass kind) {
    return chips.stream()
        .map(chip -> chip.together().falseAccepts(kind))
        .reduce(new Rate(0, 0), Rate::plus);
  }

  /** All chips' misses of a word; the same words were said to each. */
  public Share pooledMissed(String word) {
    return chips.stream()
        .map(chip -> chip.word(word).missed())
        .reduce(new Share(0, 0), Share::plus);
  }

  /** Number of the chip that misses most words, the first of equals. */
  public int worst() {
    return IntStream.range(0, chips.size())
        .boxed()
        .max(
            Comparator.<Integer>comparingLong(n -> chips.get(n).together().missed().part())
                .thenComparing(Comparator.reverseOrder()))
        .orElse(0);
  }

  private Sample sample(ToDoubleFunction<StreamMetrics.Part> figure) {
    return Sample.of(
        chips.stream().mapToDouble(figure).filter(value -> !Double.isNaN(value)).toArray());
  }
}
