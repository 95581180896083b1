package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundSplit;
import io.github.spikeword.trainer.evaluate.Keywords;
import io.github.spikeword.trainer.evaluate.TrainedOn;
import io.github.spikeword.trainer.evaluate.stream.DevelopmentSet;
import io.github.spikeword.trainer.evaluate.stream.LabelledFolder;
import io.github.spikeword.trainer.evaluate.stream.LabelledRecording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which labelled recordings a model is judged on. */
public final class RecordingsOption {

  /** Either labelled recordings, or a corpus to compose the development set from. */
  private static final class Place {
    @Option(
        names = "--manifest",
        paramLabel = "FILE|DIR",
        description = "A label file (*.labels.json), or a folder of them, beside its recordings.")
    private @Nullable Path manifest;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "A corpus: its development set is composed from validation speakers and from sounds"
                + " that no training hears.")
    private @Nullable Path data;
  }

  @ArgGroup(multiplicity = "1")
  private Place place = new Place();

  @Option(
      names = "--sides",
      paramLabel = "PRESET",
      defaultValue = "yes-no",
      description =
          "Preset that says which sounds are for training and which for development"
              + " (default: yes-no).")
  private String sides = "yes-no";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the development set (default: 1).")
  private long seed = 1;

  /**
   * The recordings.
   *
   * @param bundle whose words they are to be composed for
   * @param err hears of what makes figures on them less than they seem
   */
  List<LabelledRecording> recordings(Bundle bundle, PrintWriter err) {
    if (place.manifest != null) {
      return LabelledFolder.recordings(place.manifest);
    }
    TrainedOn.of(bundle).caution().ifPresent(err::println);
    Path data = place.data == null ? Path.of("") : place.data;
    Corpus corpus = Corpus.scan(data);
    if (corpus.sounds(Sound.Kind.SPEECH).isEmpty()) {
      err.println(
          "Caution: there is no speech without the words below "
              + data
              + ", so nothing is said about false accepts in speech; see docs/corpus.md.");
    }
    return new DevelopmentSet(corpus, Keywords.of(bundle.network()), sides(sides), seed)
        .recordings();
  }

  /** A phrase that says what the recordings are. */
  String source() {
    return place.manifest != null
        ? "the recordings of " + place.manifest
        : "development recordings composed from validation speakers and held-out sounds, seed "
            + seed;
  }

  /** The sides that a preset divides sounds into. */
  static SoundSplit sides(String preset) {
    return Presets.read(preset).stream()
        .map(StreamSettings::sounds)
        .orElseThrow(
            () ->
                new UserError(
                    "The preset '"
                        + preset
                        + "' does not train on recordings and divides no sounds. Use 'yes-no'."));
  }
}
