package io.github.spikeword.trainer.label;

import java.util.Comparator;
import java.util.List;

/**
 * All that is known about a recording. Words may overlap each other and the segments; what no
 * segment covers is of unknown kind.
 *
 * @param recording file name of the recording, beside the label file
 * @param sampleRateHz rate that sample positions count in, Hz
 * @param samples length of the recording
 * @param words the words in it, by start; complete for every word that will be evaluated
 * @param segments the other sounds, by start
 */
public record Labels(
    String recording,
    int sampleRateHz,
    long samples,
    List<LabelledWord> words,
    List<Segment> segments) {

  public Labels {
    words = words.stream().sorted(Comparator.comparingLong(LabelledWord::startSample)).toList();
    segments = segments.stream().sorted(Comparator.comparingLong(Segment::startSample)).toList();
    if (sampleRateHz < 1 || samples < 1) {
      throw new IllegalArgumentException(
          "A labelled recording has a positive rate and length, found "
              + sampleRateHz
              + " Hz and "
              + samples
              + " samples.");
    }
    for (LabelledWord word : words) {
      requireInside("word '" + word.word() + "'", word.endSample(), samples);
    }
    for (Segment segment : segments) {
      requireInside(segment.kind().label(), segment.endSample(), samples);
    }
  }

  /** Length of the recording, seconds. */
  public double seconds() {
    return samples / (double) sampleRateHz;
  }

  static void requireSpan(String what, long start, long end) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "The label of "
              + what
              + " must end after it starts, found samples "
              + start
              + " to "
              + end
              + ".");
    }
  }

  private static void requireInside(String what, long end, long samples) {
    if (end > samples) {
      throw new IllegalArgumentException(
          "The label of "
              + what
              + " ends at sample "
              + end
              + ", after the recording's end at "
              + samples
              + ".");
    }
  }
}
