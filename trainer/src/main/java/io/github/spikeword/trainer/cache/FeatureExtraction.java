package io.github.spikeword.trainer.cache;

import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.augment.ClipLength;
import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.augment.WaveformAugmenter;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes what a {@link FeatureRequest} asks for, clip by clip on several threads. A clip's sound
 * is dropped as soon as its features are there, so a corpus needs no more memory than its features.
 */
final class FeatureExtraction {

  private final FeatureRequest request;
  private final SoundReader reader;
  private final int threads;
  private final List<BrokenFile> brokenBackgrounds = new ArrayList<>();
  private final WaveformAugmenter augmenter;

  FeatureExtraction(FeatureRequest request, SoundReader reader, int threads) {
    this.request = request;
    this.reader = reader;
    this.threads = threads;
    boolean changes = request.variants() > 0;
    this.augmenter =
        new WaveformAugmenter(
            request.augment(),
            request.features().sampleRateHz(),
            request.seed(),
            changes && request.augment().noise().probability() > 0 ? noises() : SoundBank.EMPTY,
            changes && request.augment().otherWords().probability() > 0
                ? otherWords()
                : SoundBank.EMPTY);
  }

  /**
   * @throws UserError if no clip at all can be read
   */
  FeatureSet run(Progress progress) {
    List<Extracted> extracted = ParallelMap.map(threads, request.clips(), this::extract, progress);
    List<Clip> clips = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    List<BrokenFile> broken = new ArrayList<>();
    for (int i = 0; i < extracted.size(); i++) {
      Extracted features = extracted.get(i);
      features.broken.ifPresent(broken::add);
      if (features.broken.isEmpty()) {
        clips.add(request.clips().get(i));
        values.addAll(features.variants);
      }
    }
    if (clips.isEmpty()) {
      throw new UserError(
          "None of the "
              + request.clips().size()
              + " clips can be read"
              + (broken.isEmpty() ? "." : "; the first: " + broken.get(0).reason()));
    }
    broken.addAll(brokenBackgrounds);
    return new FeatureSet(
        clips,
        request.variants(),
        request.steps(),
        request.features().channels(),
        values.toArray(new float[0][]),
        broken);
  }

  private record Extracted(List<float[]> variants, Optional<BrokenFile> broken) {}

  private Extracted extract(Clip clip) {
    Reading reading = Reading.of(reader, clip.path());
    if (reading.broken().isPresent()) {
      return new Extracted(List.of(), reading.broken());
    }
    float[] sound = ClipLength.fit(reading.samples(), request.clipSamples());
    List<float[]> variants = new ArrayList<>(request.variants() + 1);
    for (int variant = 0; variant <= request.variants(); variant++) {
      float[] changed = augmenter.variant(clip.key(), variant, sound);
      variants.add(features(ClipLength.fit(changed, request.samples())));
    }
    return new Extracted(variants, Optional.empty());
  }

  private float[] features(float[] sound) {
    FeatureExtractor extractor = new FeatureExtractor(request.features());
    int channels = extractor.channels();
    float[] values = new float[request.steps() * channels];
    float[] step = new float[channels];
    for (int t = 0; t < request.steps(); t++) {
      extractor.extract(sound, t * extractor.frameSamples(), step);
      System.arraycopy(step, 0, values, t * channels, channels);
    }
    return values;
  }

  /** Backgrounds are long and drawn often: they are read once and kept. */
  private SoundBank noises() {
    Reading.All<Sound> read =
        Reading.all(reader, request.noises(), Sound::path, threads, Progress.SILENT);
    brokenBackgrounds.addAll(read.broken());
    return SoundBank.of(read.sounds());
  }

  /** Other words are many and short: each is read when it is drawn; a broken one adds silence. */
  private SoundBank otherWords() {
    List<Clip> clips = request.otherWords();
    return new SoundBank() {
      @Override
      public int size() {
        return clips.size();
      }

      @Override
      public float[] sound(int index) {
        return Reading.of(reader, clips.get(index).path()).samples();
      }
    };
  }
}
