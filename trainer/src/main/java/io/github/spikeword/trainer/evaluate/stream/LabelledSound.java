package io.github.spikeword.trainer.evaluate.stream;

/**
 * A sound in a recording that is no keyword.
 *
 * @param kind what it is
 * @param what the word for a word, else the source
 * @param group what figures are added up by: the word, or the source's collection
 * @param background whether other sounds lie on top of it
 * @param startMillis its start, milliseconds from the start of the recording
 * @param endMillis its end
 */
public record LabelledSound(
    SoundClass kind,
    String what,
    String group,
    boolean background,
    double startMillis,
    double endMillis) {

  /** The same sound with another end. */
  LabelledSound until(double newEndMillis) {
    return new LabelledSound(kind, what, group, background, startMillis, newEndMillis);
  }
}
