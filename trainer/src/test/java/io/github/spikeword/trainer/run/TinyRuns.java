package io.github.spikeword.trainer.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.TestSounds;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.cache.FeatureCache;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.random.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Training runs that take a second: two "words", a low and a high tone, and a small network. */
public final class TinyRuns {

  private static final int CLIPS = 24;

  /** Writes a corpus of tones of changing pitch, level and place in noise. */
  public static Path corpus(Path folder) throws IOException {
    for (String word : new String[] {"low", "high"}) {
      for (int k = 0; k < CLIPS; k++) {
        SeededRandom random = SeededRandom.of(5, word, k);
        double hertz = (word.equals("low") ? 350 : 1900) * random.nextDouble(0.85, 1.15);
        double level = random.nextDouble(0.05, 0.4);
        int start = 1000 + random.nextInt(5000);
        float[] sound = new float[16_000];
        for (int i = 0; i < sound.length; i++) {
          boolean on = i >= start && i < start + 6000;
          double tone = on ? level * Math.sin(2 * Math.PI * hertz * i / 16_000) : 0;
          sound[i] = (float) (tone + 0.01 * random.nextGaussian());
        }
        TestSounds.wav(folder.resolve(word).resolve("speaker" + k + "_nohash_0.wav"), sound);
      }
    }
    return folder;
  }

  /** Settings of a small recurrent network, changed by further YAML lines. */
  static TrainSettings settings(String changes) {
    TrainSettings base =
        SettingsFile.parse(
            """
            extends: yes-no-clip
            name: tones
            words: [low, high]
            split: {method: random, validationShare: 0.34, seed: 1}
            network:
              hidden:
                - {neurons: 12, recurrent: true, tauMillis: [32, 64]}
              neuronsPerLabel: 4
            readout: {parts: 1, partSteps: null}
            optimiser: {gainRate: 0.01}
            data: {variants: 1, silenceMillis: 0}
            run: {epochs: 4, batchSize: 8, seed: 3}
            """,
            "tones");
    return SettingsFile.change(base, changes(changes), "changes");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> changes(String yaml) {
    try {
      return (Map<String, Object>) new YAMLMapper().readValue(yaml, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  static TrainingData data(TrainSettings settings, Path corpus) {
    FeatureCache cache =
        new FeatureCache(corpus.resolveSibling("cache"), SoundReader.FILES, 1, notice -> {});
    return TrainingData.load(settings, Corpus.scan(corpus), cache, Progress.SILENT);
  }

  /** Starts a run in a folder, or continues the one that is there. */
  static Optional<Bundle> run(
      TrainSettings settings, Path corpus, Path folder, int threads, BooleanSupplier stop) {
    return run(settings, corpus, folder, threads, stop, new TrainingListener() {});
  }

  static Optional<Bundle> run(
      TrainSettings settings,
      Path corpus,
      Path folder,
      int threads,
      BooleanSupplier stop,
      TrainingListener listener) {
    RunFolder runFolder =
        Files.exists(folder)
            ? RunFolder.open(folder)
            : RunFolder.create(folder, SettingsFile.write(settings));
    try (Workers workers = new Workers(threads)) {
      return new ClipRun(settings, data(settings, corpus), runFolder, workers, listener).run(stop);
    }
  }

  /** Every file of a run's bundle and its metrics, by name, as they lie on disk. */
  static Map<String, byte[]> outcome(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : new String[] {"metrics.csv", "metrics.jsonl"}) {
      files.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    try (Stream<Path> bundle = Files.list(folder.resolve("bundle").resolve("tones"))) {
      for (Path file : bundle.toList()) {
        files.put("bundle/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private TinyRuns() {}
}
