package io.github.spikeword.trainer.streams;

import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.compose.Composer;
import io.github.spikeword.trainer.compose.Composition;
import io.github.spikeword.trainer.compose.Palette;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The recordings of a run: composed from the training speakers' clips and the training side of all
 * other sounds.
 *
 * @param origin which corpus the clips are from, one phrase
 * @param streams recordings as features with what every step should say
 * @param labels the network's labels, keywords first, "other" last
 * @param keywordClips clips of the keywords that recordings are composed from
 * @param otherClips clips of other words
 * @param sounds other sounds of both sides
 * @param broken files that could not be read
 */
public record StreamData(
    String origin,
    List<LabelledStream> streams,
    List<String> labels,
    int keywordClips,
    int otherClips,
    SoundSides sounds,
    List<BrokenFile> broken) {

  public StreamData {
    streams = List.copyOf(streams);
    labels = List.copyOf(labels);
    broken = List.copyOf(broken);
  }

  /** Composes the recordings on a number of threads; the result does not depend on it. */
  public static StreamData compose(
      TrainSettings settings,
      StreamSettings stream,
      Corpus corpus,
      SoundReader reader,
      int threads,
      Progress progress) {
    corpus.select(settings.words()).requireTwoWords();
    List<Clip> clips =
        corpus.clips().stream().filter(clip -> trains(clip, settings.split())).toList();
    List<Sound> sounds = new ArrayList<>();
    for (Sound.Kind kind : Sound.Kind.values()) {
      sounds.addAll(corpus.sounds(kind));
    }
    SoundSides sides = SoundSides.of(sounds, stream.sounds());
    Composer composer =
        new Composer(
            stream.compose(),
            Palette.of(clips, sides.training()),
            new RememberingReader(reader),
            settings.run().seed());
    List<String> labels = new ArrayList<>(settings.words());
    labels.add(Population.OTHER);
    FeatureSettings features = settings.features().settings();
    List<Integer> numbers = IntStream.range(0, stream.recordings()).boxed().toList();
    Set<BrokenFile> broken = new LinkedHashSet<>();
    List<LabelledStream> streams = new ArrayList<>();
    List<Made> made =
        ParallelMap.map(
            threads,
            numbers,
            number -> make(composer.compose(number), features, labels, settings),
            progress);
    for (Made one : made) {
      streams.add(one.stream);
      broken.addAll(one.broken);
    }
    int keywordClips =
        (int) clips.stream().filter(clip -> settings.words().contains(clip.word())).count();
    return new StreamData(
        corpus.origin(),
        streams,
        labels,
        keywordClips,
        clips.size() - keywordClips,
        sides,
        List.copyOf(broken));
  }

  private record Made(LabelledStream stream, List<BrokenFile> broken) {}

  private static Made make(
      Composition composition,
      FeatureSettings features,
      List<String> labels,
      TrainSettings settings) {
    float[][] rows = FeatureExtractor.extractAll(features, composition.samples());
    int channels = features.channels();
    float[] values = new float[rows.length * channels];
    for (int t = 0; t < rows.length; t++) {
      System.arraycopy(rows[t], 0, values, t * channels, channels);
    }
    return new Made(
        LabelledStream.of(
            values,
            channels,
            features.frameSamples(),
            composition.labels(),
            labels,
            settings.stream().orElseThrow().targets(),
            settings.readout().window().orElseThrow().steps()),
        composition.broken());
  }

  private static boolean trains(Clip clip, SplitSettings split) {
    return switch (split.method()) {
      case ALL -> clip.partition() != Partition.TESTING;
      default -> clip.partition() == Partition.TRAINING;
    };
  }

  /** Hours of all recordings together. */
  public double hours(double stepMillis) {
    return streams.stream().mapToLong(LabelledStream::steps).sum() * stepMillis / 3_600_000;
  }
}
