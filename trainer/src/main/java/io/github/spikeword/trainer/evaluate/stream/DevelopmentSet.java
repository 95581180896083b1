package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.compose.Composition;
import io.github.spikeword.trainer.compose.SoundRow;
import io.github.spikeword.trainer.compose.WordRow;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.corpus.SoundSplit;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.random.SeededRandom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The recordings that thresholds are chosen on and models are compared with, made from a corpus:
 *
 * <ol>
 *   <li>every clip of the validation speakers once, keywords and other words, half a second to one
 *       and a half apart: clean, at 20 dB and at 10 dB over development noise,
 *   <li>every development recording of speech, noise and music once, whole and unchanged,
 *   <li>ten minutes of digital silence,
 *   <li>every sound that the split excludes because it holds the sound of a word: sound-alikes,
 *       counted apart.
 * </ol>
 *
 * No training that keeps to the same sides of the sounds hears any of it.
 */
public final class DevelopmentSet {

  /** Ratios of words to background noise, decibels, beside clean. */
  public static final List<Double> NOISE_LEVELS = List.of(20.0, 10.0);

  /** Name of the condition without noise. */
  public static final String CLEAN = "clean";

  private static final int CLIPS_PER_RECORDING = 200;
  private static final int SOUNDS_PER_RECORDING = 40;
  private static final double SILENT_SECONDS = 600;

  private final Corpus corpus;
  private final List<String> keywords;
  private final List<Sound> sounds;
  private final List<Sound> soundAlikes;
  private final long seed;

  /**
   * A set for some keywords.
   *
   * @param split which sounds are for development
   * @param seed decides the order of clips, gaps and pieces of noise
   * @throws UserError if the corpus lacks a keyword
   */
  public DevelopmentSet(Corpus corpus, List<String> keywords, SoundSplit split, long seed) {
    corpus.select(keywords);
    this.corpus = corpus;
    this.keywords = List.copyOf(keywords);
    this.seed = seed;
    List<Sound> all = new ArrayList<>();
    for (Sound.Kind kind : Sound.Kind.values()) {
      all.addAll(corpus.sounds(kind));
    }
    SoundSides sides = SoundSides.of(all, split);
    sounds = sides.development();
    soundAlikes =
        all.stream()
            .filter(sound -> !sides.training().contains(sound) && !sounds.contains(sound))
            .toList();
  }

  /**
   * Whether a condition of a development set, composed in memory or read from a folder, is neither
   * words over noise at a fixed ratio nor sound-alikes. Any other name is.
   */
  public static boolean isPlain(String condition) {
    String name = condition.replace('-', ' ');
    return !name.equals(SoundKind.SOUNDALIKE.label())
        && NOISE_LEVELS.stream().map(DevelopmentSet::noisy).noneMatch(name::equals);
  }

  private static String noisy(double level) {
    return String.format(Locale.ROOT, "%.0f dB", level);
  }

  /** A recording of the set, not made yet. */
  private record Planned(String name, String condition, Supplier<Composition> compose) {}

  /** The recordings; nothing is read before they are opened. */
  public List<LabelledRecording> recordings() {
    return planned().stream()
        .map(plan -> LabelledRecording.composed(plan.name, plan.condition, plan.compose))
        .toList();
  }

  /**
   * Writes the recordings and their labels, a folder for every condition.
   *
   * @param threads how many are made at a time, from 1
   * @param progress hears of every recording
   * @return files that could not be used, each once
   * @throws UserError if a file cannot be written
   */
  public List<BrokenFile> write(Path folder, int threads, Progress progress) {
    List<List<BrokenFile>> broken =
        ParallelMap.map(
            threads,
            planned(),
            plan -> {
              Composition made = plan.compose.get();
              made.write(folder.resolve(plan.condition.replace(' ', '-')));
              return made.broken();
            },
            progress);
    return broken.stream().flatMap(List::stream).distinct().toList();
  }

  private List<Planned> planned() {
    List<Planned> planned = new ArrayList<>();
    addWords(planned, CLEAN, List.of(), 0);
    List<Sound> noises = ofKind(Sound.Kind.NOISE);
    if (!noises.isEmpty()) {
      for (double level : NOISE_LEVELS) {
        addWords(planned, noisy(level), noises, level);
      }
    }
    for (Sound.Kind kind : Sound.Kind.values()) {
      addSounds(planned, ofKind(kind), SoundKind.valueOf(kind.name()));
    }
    addSounds(planned, soundAlikes, SoundKind.SOUNDALIKE);
    String silence = SoundClass.SILENCE.label() + ".wav";
    planned.add(
        new Planned(
            silence, SoundClass.SILENCE.label(), () -> SoundRow.silence(silence, SILENT_SECONDS)));
    return planned;
  }

  private void addWords(List<Planned> to, String condition, List<Sound> noises, double belowDb) {
    List<Clip> spoken = new ArrayList<>();
    List<Clip> others = new ArrayList<>();
    for (Clip clip : corpus.clips()) {
      if (clip.partition() == Partition.VALIDATION) {
        (keywords.contains(clip.word()) ? spoken : others).add(clip);
      }
    }
    addRows(to, condition, "keywords", spoken, noises, belowDb);
    addRows(to, condition, "other words", others, noises, belowDb);
  }

  private void addRows(
      List<Planned> to,
      String condition,
      String what,
      List<Clip> clips,
      List<Sound> noises,
      double belowDb) {
    List<Clip> shuffled = new ArrayList<>(clips);
    SeededRandom.of(seed, "order of " + what, 0).shuffle(shuffled);
    List<List<Clip>> parts = parts(shuffled, CLIPS_PER_RECORDING);
    for (int i = 0; i < parts.size(); i++) {
      String name = name(what + " " + condition, i);
      WordRow row = new WordRow(name, parts.get(i), noises, belowDb, seed);
      to.add(new Planned(name, condition, () -> row.compose(SoundReader.FILES)));
    }
  }

  private static void addSounds(List<Planned> to, List<Sound> sounds, SoundKind kind) {
    List<List<Sound>> parts = parts(sounds, SOUNDS_PER_RECORDING);
    for (int i = 0; i < parts.size(); i++) {
      SoundRow row = new SoundRow(name(kind.label(), i), parts.get(i), kind);
      to.add(new Planned(row.name(), kind.label(), () -> row.compose(SoundReader.FILES)));
    }
  }

  private List<Sound> ofKind(Sound.Kind kind) {
    return sounds.stream().filter(sound -> sound.kind() == kind).toList();
  }

  private static String name(String what, int part) {
    return what.replace(' ', '-') + "-" + (part + 1) + ".wav";
  }

  private static <T> List<List<T>> parts(List<T> all, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }
}
