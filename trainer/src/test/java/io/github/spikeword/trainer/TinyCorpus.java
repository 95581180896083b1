package io.github.spikeword.trainer;

import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Partition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A corpus of two kinds of tones, and settings that learn it within seconds. */
public final class TinyCorpus {

  /** Low tone and high tone. */
  public static final List<String> WORDS = List.of("low", "high");

  private static final int TRAINING_SPEAKERS = 8;
  private static final int VALIDATION_SPEAKERS = 4;

  private TinyCorpus() {}

  /** Writes the corpus: every speaker says each word once, each at an own pitch. */
  public static Path write(Path folder) throws IOException {
    int number = 0;
    for (String speaker : speakers(Partition.TRAINING, TRAINING_SPEAKERS)) {
      speak(folder, speaker, number++);
    }
    for (String speaker : speakers(Partition.VALIDATION, VALIDATION_SPEAKERS)) {
      speak(folder, speaker, number++);
    }
    return folder;
  }

  private static void speak(Path folder, String speaker, int number) throws IOException {
    double pitch = 1 + 0.02 * number;
    TestSounds.tone(folder.resolve("low/" + speaker + "_nohash_0.wav"), 300 * pitch, 16_000);
    TestSounds.tone(folder.resolve("high/" + speaker + "_nohash_0.wav"), 2500 * pitch, 16_000);
  }

  private static List<String> speakers(Partition partition, int count) {
    return IntStream.range(0, 1000)
        .mapToObj(i -> "speaker" + i)
        .filter(name -> Partition.ofSpeaker(name) == partition)
        .limit(count)
        .toList();
  }

  /** A network of 13-8-2 neurons, four clips a batch, without augmentation. */
  public static TrainSettings settings(int epochs) {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("network.hidden", "[{neurons: 8, recurrent: false, tauMillis: [64]}]");
    changes.put("data.variants", "0");
    changes.put("run.batchSize", "4");
    changes.put("optimiser.rate", "0.01");
    return Overrides.apply(Presets.read("tutorial-6-best").withWords(WORDS), changes)
        .withEpochs(epochs);
  }

  /** A listener of 13-8-6 neurons that hears two composed recordings of 20 s each. */
  public static TrainSettings listener(int epochs) {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("network.hidden", "[{neurons: 8, recurrent: true, tauMillis: [64]}]");
    changes.put("network.neuronsPerLabel", "2");
    changes.put("network.otherNeurons", "2");
    changes.put("run.batchSize", "4");
    changes.put("stream.recordings", "2");
    changes.put("stream.updatesPerEpoch", "5");
    changes.put("stream.compose.seconds", "20");
    changes.put("stream.compose.sceneSeconds", "{low: 4, high: 6}");
    changes.put("stream.compose.background.recordedShare", "0");
    changes.put("stream.compose.events.otherWords", "0");
    changes.put("stream.compose.events.emphasis", "{}");
    changes.put("stream.compose.events.speech", "0");
    changes.put("stream.compose.events.noise", "0");
    changes.put("stream.compose.events.music", "0");
    changes.put("stream.sounds", "{development: [], training: [], excluded: []}");
    changes.put("stream.chunks.mineShare", "1");
    changes.put("stream.chunks.hardScore", "-1000");
    return Overrides.apply(Presets.read("yes-no").withWords(WORDS), changes).withEpochs(epochs);
  }
}
