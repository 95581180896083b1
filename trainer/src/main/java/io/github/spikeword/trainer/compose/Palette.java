package io.github.spikeword.trainer.compose;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What recordings are composed from.
 *
 * @param words clips by word, every word with at least one
 * @param sounds recordings without the words, by kind
 */
public record Palette(Map<String, List<Clip>> words, Map<Sound.Kind, List<Sound>> sounds) {

  /** How much a word's frequency follows its number of clips: rare words are lifted. */
  private static final double COUNT_EXPONENT = 0.6;

  public Palette {
    words = Collections.unmodifiableMap(new TreeMap<>(words));
    sounds = Collections.unmodifiableMap(new TreeMap<>(sounds));
  }

  /**
   * A palette of the given recordings, usually one side of a split.
   *
   * @param clips words
   * @param sounds everything else
   */
  public static Palette of(List<Clip> clips, List<Sound> sounds) {
    Map<String, List<Clip>> words = new TreeMap<>();
    clips.forEach(clip -> words.computeIfAbsent(clip.word(), w -> new ArrayList<>()).add(clip));
    Map<Sound.Kind, List<Sound>> kinds = new TreeMap<>();
    sounds.forEach(sound -> kinds.computeIfAbsent(sound.kind(), k -> new ArrayList<>()).add(sound));
    return new Palette(words, kinds);
  }

  /** Recordings of a kind, maybe none. */
  List<Sound> of(Sound.Kind kind) {
    return sounds.getOrDefault(kind, List.of());
  }

  /** A clip of a word. */
  Clip draw(String word, SeededRandom random) {
    List<Clip> clips = words.getOrDefault(word, List.of());
    return clips.get(random.nextInt(clips.size()));
  }

  /**
   * Weight of every word but the keywords: its number of clips to the power of 0.6, times its
   * emphasis.
   */
  Map<String, Double> otherWords(ComposeSettings.Events events) {
    Map<String, Double> weights = new TreeMap<>();
    words.forEach(
        (word, clips) -> {
          if (!events.keywords().containsKey(word)) {
            weights.put(
                word,
                StrictMath.pow(clips.size(), COUNT_EXPONENT)
                    * events.emphasis().getOrDefault(word, 1.0));
          }
        });
    return weights;
  }

  /**
   * Checks that everything with a weight is there.
   *
   * @throws UserError naming the first kind of sound that is missing
   */
  void requireFor(ComposeSettings.Events events) {
    events.keywords().forEach((word, weight) -> require(weight, words.containsKey(word), word));
    require(events.otherWords(), !otherWords(events).isEmpty(), "words beside the keywords");
    require(events.speech(), !of(Sound.Kind.SPEECH).isEmpty(), "recordings of speech");
    require(events.noise(), !of(Sound.Kind.NOISE).isEmpty(), "recordings of noise");
    require(events.music(), !of(Sound.Kind.MUSIC).isEmpty(), "recordings of music");
  }

  private static void require(double weight, boolean there, String what) {
    if (weight > 0 && !there) {
      throw new UserError(
          "The recordings to compose from hold no '"
              + what
              + "'. Add some, or give them the weight 0.");
    }
  }
}
