package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;

/**
 * Figures of one word, or of several together: counts put in proportion to what was heard.
 *
 * @param tally the counts
 * @param exposure what they were counted in
 */
public record WordFigures(WordTally tally, Exposure exposure) {

  /** Occurrences that were not found: the false reject rate. */
  public Share missed() {
    return new Share(tally.missed(), tally.occurrences());
  }

  /** Occurrences at which another keyword was detected. */
  public Share wrong() {
    return new Share(tally.wrong(), tally.occurrences());
  }

  /** Other words that were taken for it. */
  public Share acceptedOthers() {
    return new Share(tally.acceptedOthers(), exposure.otherWords());
  }

  /** False accepts on one kind of sound, in that kind's time. */
  public Rate falseAccepts(SoundClass kind) {
    return new Rate(tally.falseAccepts(kind), exposure.hours(kind));
  }

  /** All false accepts in all the time, sound-alikes aside. */
  public Rate allFalseAccepts() {
    double hours = exposure.totalHours() - exposure.hours(SoundClass.SOUNDALIKE);
    return new Rate(tally.allFalseAccepts(), Math.max(0, hours));
  }

  /** False accepts in music, noise, silence and unlabelled sound together. */
  public Rate falseAcceptsWithoutSpeech() {
    return falseAccepts(SoundClass.MUSIC)
        .plus(falseAccepts(SoundClass.NOISE))
        .plus(falseAccepts(SoundClass.SILENCE))
        .plus(falseAccepts(SoundClass.UNLABELLED));
  }

  /** Milliseconds from the labelled end of a word to the decision; negative when earlier. */
  public Sample latency() {
    return Sample.of(tally.latencies());
  }

  /** Both together. */
  public WordFigures plus(WordFigures other) {
    return new WordFigures(tally.plus(other.tally), exposure.plus(other.exposure));
  }
}
