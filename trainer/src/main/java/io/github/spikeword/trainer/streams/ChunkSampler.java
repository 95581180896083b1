package io.github.spikeword.trainer.streams;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the pieces of long recordings that a batch learns from. */
final class ChunkSampler {

  /** A chunk ends this many steps after the end of a word, at least and at most. */
  private static final int AFTER_WORD = 25;

  private static final int AFTER_WORD_MOST = 60;
  private static final int AFTER_HARD = 18;
  private static final int AFTER_HARD_MOST = 63;

  /**
   * A place in the recordings.
   *
   * @param stream index of the recording
   * @param step step in it
   */
  record Place(int stream, int step) {}

  private final List<LabelledStream> streams;
  private final StreamSettings.Chunks settings;
  private final List<List<Place>> wordEnds = new ArrayList<>();
  private final double[] mix;
  private List<Place> hard = List.of();

  /**
   * @param labels the network's labels
   */
  ChunkSampler(List<LabelledStream> streams, List<String> labels, StreamSettings.Chunks settings) {
    this.streams = streams;
    this.settings = settings;
    labels.forEach(label -> wordEnds.add(new ArrayList<>()));
    for (int i = 0; i < streams.size(); i++) {
      for (LabelledStream.Word word : streams.get(i).words()) {
        wordEnds.get(word.label()).add(new Place(i, word.end()));
      }
      if (streams.get(i).steps() < settings.steps()) {
        throw new UserError(
            "A composed recording has "
                + streams.get(i).steps()
                + " steps, fewer than a chunk's "
                + settings.steps()
                + ". Make the recordings longer or the chunks shorter.");
      }
    }
    mix = cumulative(labels, settings.wordMix());
  }

  private double[] cumulative(List<String> labels, Map<String, Double> weights) {
    double[] upTo = new double[labels.size()];
    double sum = 0;
    for (int c = 0; c < upTo.length; c++) {
      if (!wordEnds.get(c).isEmpty()) {
        sum += weights.getOrDefault(labels.get(c), 0.0);
      }
      upTo[c] = sum;
    }
    if (!(sum > 0)) {
      throw new UserError(
          "Training setting 'stream.chunks.wordMix' gives no word of the recordings a weight: "
              + weights
              + ".");
    }
    return upTo;
  }

  /** Replaces the hard negatives; none means that their share goes to chunks from anywhere. */
  void setHardNegatives(List<Place> places) {
    hard = List.copyOf(places);
  }

  /** The end of the next chunk (exclusive), {@code steps} after its start. */
  Place draw(SeededRandom random) {
    double kind = random.nextDouble();
    if (kind < settings.wordShare()) {
      double u = random.nextDouble() * mix[mix.length - 1];
      int label = 0;
      while (mix[label] <= u) {
        label++;
      }
      return after(pick(wordEnds.get(label), random), AFTER_WORD, AFTER_WORD_MOST, random);
    }
    if (kind < settings.wordShare() + settings.hardShare() && !hard.isEmpty()) {
      return after(pick(hard, random), AFTER_HARD, AFTER_HARD_MOST, random);
    }
    int stream = random.nextInt(streams.size());
    int free = streams.get(stream).steps() - settings.steps();
    return new Place(stream, settings.steps() + random.nextInt(free + 1));
  }

  private Place after(Place place, int least, int most, SeededRandom random) {
    int end = place.step() + least + random.nextInt(most - least);
    int steps = streams.get(place.stream()).steps();
    return new Place(place.stream(), Math.max(settings.steps(), Math.min(steps, end)));
  }

  private static Place pick(List<Place> places, SeededRandom random) {
    return places.get(random.nextInt(places.size()));
  }
}
