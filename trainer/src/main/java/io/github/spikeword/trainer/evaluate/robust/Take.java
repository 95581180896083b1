package io.github.spikeword.trainer.evaluate.robust;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import io.github.spikeword.stream.session.Sound;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.statistics.Share;

/**
 * One listening: sound from a fresh state to its end.
 *
 * @param labels what is in the sound, lost sound counted as time
 * @param sound the sound, maybe with gaps
 * @param clippedWords how many of its labelled words were cut off at full scale
 */
record Take(Labels labels, Source<Sound, NotUsed> sound, Share clippedWords) {

  /** A listening in which nothing is clipped. */
  static Take of(Labels labels, Source<Sound, NotUsed> sound) {
    return new Take(labels, sound, new Share(0, 0));
  }
}
