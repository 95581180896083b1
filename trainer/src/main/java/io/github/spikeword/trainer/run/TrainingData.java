package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.trainer.cache.FeatureCache;
import io.github.spikeword.trainer.cache.FeatureRequest;
import io.github.spikeword.trainer.cache.FeatureSet;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.corpus.SoundSplit;
import io.github.spikeword.trainer.corpus.SpeakerFolds;
import io.github.spikeword.trainer.corpus.Split;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clips of a run, as features.
 *
 * @param origin which corpus they are from, one phrase
 * @param splitMethod how they were divided, one phrase
 * @param training clips to train on, with their variants
 * @param validation clips to judge on, as recorded; may be empty
 * @param broken files that could not be read
 */
public record TrainingData(
    String origin,
    String splitMethod,
    LabelledClips training,
    LabelledClips validation,
    List<BrokenFile> broken) {

  public TrainingData {
    broken = List.copyOf(broken);
  }

  /**
   * Loads the clips that the settings ask for. Clips of the testing partition are left out,
   * whatever the split.
   */
  public static TrainingData load(
      TrainSettings settings, Corpus whole, FeatureCache cache, Progress progress) {
    Split split = split(settings, whole);
    FeatureSet training =
        cache.features(
            plain(split.training(), settings)
                .augmented(
                    settings.data().variants(),
                    settings.data().augment(),
                    settings.run().seed(),
                    settings.data().augment().noise().recordedShare() > 0
                        ? noises(whole)
                        : List.of(),
                    settings.data().augment().otherWords().probability() > 0
                        ? otherWords(settings, whole, split)
                        : List.of()),
            progress);
    FeatureSet validation =
        split.validation().isEmpty()
            ? new FeatureSet(
                List.of(), 0, training.steps(), training.channels(), new float[0][], List.of())
            : cache.features(plain(split.validation(), settings), progress);
    List<BrokenFile> broken = new ArrayList<>(training.broken());
    broken.addAll(validation.broken());
    List<String> labels = settings.words();
    return new TrainingData(
        whole.origin(),
        split.method(),
        LabelledClips.of(training, labels),
        LabelledClips.of(validation, labels),
        broken);
  }

  private static FeatureRequest plain(List<Clip> clips, TrainSettings settings) {
    FeatureSettings features = settings.features().settings();
    return FeatureRequest.plain(clips, features)
        .followedBySilence(settings.data().silenceMillis() * features.sampleRateHz() / 1000);
  }

  /**
   * How the settings divide the clips of their words. Nobody is in the testing part, whatever the
   * split.
   *
   * @throws io.github.spikeword.models.UserError if the corpus lacks the words
   */
  public static Split split(TrainSettings settings, Corpus whole) {
    Corpus corpus = whole.select(settings.words()).requireTwoWords();
    SplitSettings asked = settings.split();
    List<Clip> seen =
        corpus.clips().stream().filter(clip -> clip.partition() != Partition.TESTING).toList();
    return switch (asked.method()) {
      case OFFICIAL -> withoutTesting(Split.bySpeaker(corpus.clips()));
      case LISTS -> withoutTesting(Split.byLists(corpus));
      case RANDOM -> Split.random(seen, asked.validationShare(), 0, asked.seed());
      case FOLD -> SpeakerFolds.of(seen, asked.folds(), asked.seed()).split(asked.fold());
      case ALL ->
          new Split("all training and validation speakers train", seen, List.of(), List.of());
    };
  }

  /** Other words of speakers who neither validate nor test. */
  static List<Clip> otherWords(TrainSettings settings, Corpus whole, Split split) {
    Set<String> judging =
        split.validation().stream().map(Clip::speaker).collect(Collectors.toSet());
    boolean official = settings.split().method() == SplitSettings.Method.OFFICIAL;
    return whole.clips().stream()
        .filter(clip -> !settings.words().contains(clip.word()))
        .filter(clip -> clip.partition() != Partition.TESTING)
        .filter(clip -> !(official && clip.partition() == Partition.VALIDATION))
        .filter(clip -> !judging.contains(clip.speaker()))
        .toList();
  }

  /** The half of the recorded noise that evaluation under noise leaves to training. */
  private static List<Sound> noises(Corpus whole) {
    return SoundSides.of(whole.sounds(), SoundSplit.FILE_BY_FILE).training().stream()
        .filter(sound -> sound.kind() == Sound.Kind.NOISE)
        .toList();
  }

  private static Split withoutTesting(Split split) {
    return new Split(split.method(), split.training(), split.validation(), List.of());
  }
}
