package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A recording's labels as a model sees them that knows some of the words.
 *
 * @param lengthMillis length of the recording
 * @param occurrences keywords, by start
 * @param foreground other words and foreground segments, by start
 * @param background background segments, by start
 */
public record GroundTruth(
    double lengthMillis,
    List<Occurrence> occurrences,
    List<LabelledSound> foreground,
    List<LabelledSound> background) {

  public GroundTruth {
    occurrences = List.copyOf(occurrences);
    foreground = List.copyOf(foreground);
    background = List.copyOf(background);
  }

  /** Sorts labels into what is to be found and what is not. */
  public static GroundTruth of(Labels labels, Collection<String> keywords) {
    double perSample = 1000.0 / labels.sampleRateHz();
    List<Occurrence> occurrences = new ArrayList<>();
    List<LabelledSound> foreground = new ArrayList<>();
    List<LabelledSound> background = new ArrayList<>();
    for (LabelledWord word : labels.words()) {
      double start = word.startSample() * perSample;
      double end = word.endSample() * perSample;
      if (keywords.contains(word.word())) {
        occurrences.add(new Occurrence(word.word(), start, end, word.source()));
      } else {
        foreground.add(
            new LabelledSound(SoundClass.OTHER_WORD, word.word(), word.word(), false, start, end));
      }
    }
    for (Segment segment : labels.segments()) {
      (segment.background() ? background : foreground)
          .add(
              new LabelledSound(
                  SoundClass.of(segment.kind()),
                  segment.source(),
                  group(segment.source()),
                  segment.background(),
                  segment.startSample() * perSample,
                  segment.endSample() * perSample));
    }
    foreground.sort(Comparator.comparingDouble(LabelledSound::startMillis));
    return new GroundTruth(labels.samples() * perSample, occurrences, foreground, background);
  }

  /** The collection a source belongs to: what stands before the first slash. */
  private static String group(String source) {
    int slash = source.indexOf('/');
    return slash < 0 ? source : source.substring(0, slash);
  }

  /** The background at a moment: music before noise before silence. */
  SoundClass backgroundAt(double millis) {
    SoundClass strongest = SoundClass.UNLABELLED;
    for (LabelledSound sound : background) {
      if (sound.startMillis() <= millis
          && millis <= sound.endMillis()
          && sound.kind().compareTo(strongest) < 0) {
        strongest = sound.kind();
      }
    }
    return strongest;
  }
}
