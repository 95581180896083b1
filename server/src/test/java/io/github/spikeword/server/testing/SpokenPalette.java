package io.github.spikeword.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.augment.NoiseColour;
import io.github.spikeword.trainer.compose.Palette;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.corpus.Split;
import io.github.spikeword.trainer.random.SeededRandom;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What recordings for the shipped listener are composed from: the development side of a real corpus
 * where there is one, else the synthetic voices of the demonstration recording.
 */
public final class SpokenPalette {

  private static final int RATE = 16_000;

  private SpokenPalette() {}

  /** The corpus folder: property {@code spikeword.data}, else SPIKEWORD_DATA, else beside us. */
  public static Optional<Path> corpus() {
    String named = System.getProperty("spikeword.data", System.getenv("SPIKEWORD_DATA"));
    Path folder = Path.of(named == null ? "../../shared/data" : named);
    return Optional.of(folder).filter(f -> Files.isDirectory(f.resolve("speech_commands")));
  }

  /** Settings of the preset that the shipped listener is trained with. */
  public static StreamSettings settings() {
    return Presets.read("yes-no").stream().orElseThrow();
  }

  /** Validation speakers and development sounds of a corpus. */
  public static Palette real(Path data) {
    Corpus corpus = Corpus.scan(data);
    List<Sound> sounds =
        Stream.of(Sound.Kind.values()).flatMap(kind -> corpus.sounds(kind).stream()).toList();
    return Palette.of(
        Split.bySpeaker(corpus.clips()).validation(),
        SoundSides.of(sounds, settings().sounds()).development());
  }

  /**
   * The words of the demonstration recording as clips, synthetic noises, a chord as music, and two
   * of its longer texts as speech.
   *
   * @param folder gets the files
   */
  public static Palette synthetic(Path folder) throws IOException {
    Path demo = folder.resolve("demo.wav");
    try (InputStream in = resource("demo.wav")) {
      Files.copy(in, demo);
    }
    float[] samples = AudioFiles.read(demo).samples();
    List<Clip> clips = new ArrayList<>();
    List<Sound> sounds = new ArrayList<>();
    for (JsonNode label : demoLabels()) {
      String text = label.path("text").asText();
      int from = (int) ((label.path("startSeconds").asDouble() - 0.2) * RATE);
      int to = (int) ((label.path("endSeconds").asDouble() + 0.2) * RATE);
      Path file = folder.resolve(clips.size() + sounds.size() + "_nohash_0.wav");
      WavWriter.write(file, Arrays.copyOfRange(samples, from, to), RATE);
      if (text.equals("hello there") || text.equals("coffee")) {
        sounds.add(new Sound(Sound.Kind.SPEECH, "voices", file));
      } else {
        clips.add(Clip.of(text, file));
      }
    }
    for (NoiseColour colour : NoiseColour.values()) {
      Path file = folder.resolve(colour + ".wav");
      float[] noise = colour.generate(10 * RATE, SeededRandom.of(1, "noise", colour.ordinal()));
      WavWriter.write(file, scaled(noise, 0.05f), RATE);
      sounds.add(new Sound(Sound.Kind.NOISE, "colours", file));
    }
    Path chord = folder.resolve("chord.wav");
    WavWriter.write(chord, chord(), RATE);
    sounds.add(new Sound(Sound.Kind.MUSIC, "chords", chord));
    return Palette.of(clips, sounds);
  }

  /** What is said when in the demonstration recording. */
  public static JsonNode demoLabels() throws IOException {
    try (InputStream in = resource("demo.labels.json")) {
      return new ObjectMapper().readTree(in).path("labels");
    }
  }

  /** A file of the demonstration. */
  public static InputStream resource(String name) {
    return Objects.requireNonNull(SpokenPalette.class.getResourceAsStream("/demo/" + name), name);
  }

  private static float[] chord() {
    float[] chord = new float[6 * RATE];
    for (int i = 0; i < chord.length; i++) {
      double seconds = (double) i / RATE;
      for (double hertz : new double[] {261.6, 329.6, 392}) {
        chord[i] += (float) (0.05 * Math.sin(2 * Math.PI * hertz * seconds));
      }
    }
    return chord;
  }

  private static float[] scaled(float[] sound, float factor) {
    float[] scaled = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      scaled[i] = factor * sound[i];
    }
    return scaled;
  }
}
