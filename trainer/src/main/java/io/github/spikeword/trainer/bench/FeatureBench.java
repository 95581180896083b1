package io.github.spikeword.trainer.bench;

import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Collections;
import java.util.List;

/** Measures how many times faster than real time features are computed. */
public final class FeatureBench {

  private static final int SECONDS_OF_SOUND = 10;
  private static final double LOUDNESS = 0.1;

  private final FeatureSettings features;
  private final double warmUpSeconds;
  private final int repetitions;
  private final double seconds;

  /**
   * @param features what is computed
   * @param warmUpSeconds how long it runs before anything counts
   * @param repetitions how often it is measured, from 1
   * @param seconds how long each repetition lasts at least
   */
  public FeatureBench(
      FeatureSettings features, double warmUpSeconds, int repetitions, double seconds) {
    this.features = features;
    this.warmUpSeconds = warmUpSeconds;
    this.repetitions = repetitions;
    this.seconds = seconds;
  }

  /**
   * One measurement.
   *
   * @param features channels, band-pass sections and compression
   * @param threads threads that worked
   * @param realTime seconds of sound per second
   */
  public record Result(String features, int threads, Timing realTime) {}

  /** Measures on a number of threads. */
  public Result run(int threads) {
    float[] sound = noise(SECONDS_OF_SOUND * features.sampleRateHz());
    List<float[]> sounds = Collections.nCopies(threads, sound);
    Timing timing =
        Timing.of(
            () -> {
              List<Double> done = ParallelMap.map(threads, sounds, this::extract, Progress.SILENT);
              return done.stream().mapToDouble(Double::doubleValue).sum();
            },
            warmUpSeconds,
            repetitions,
            seconds);
    String kind = features.compression().getClass().getSimpleName();
    return new Result(
        features.channels() + " bands, " + features.sections() + " sections, " + kind,
        threads,
        timing);
  }

  private double extract(float[] sound) {
    FeatureExtractor extractor = new FeatureExtractor(features);
    float[] step = new float[extractor.channels()];
    int frames = sound.length / extractor.frameSamples();
    for (int t = 0; t < frames; t++) {
      extractor.extract(sound, t * extractor.frameSamples(), step);
    }
    return (double) frames * extractor.frameSamples() / features.sampleRateHz();
  }

  private static float[] noise(int samples) {
    SeededRandom random = SeededRandom.of(1, "bench noise", 0);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (LOUDNESS * random.nextGaussian());
    }
    return noise;
  }
}
