package io.github.spikeword.trainer.corpus;

import io.github.spikeword.models.UserError;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder of spoken words, as found on disk; nothing has been decoded yet.
 *
 * @param folder the folder that holds one folder a word
 * @param words the words that have clips, sorted
 * @param clips all clips, sorted by word, then by file name
 * @param sounds recordings without the words: the corpus's noise folders and the {@code negatives}
 *     folder beside it, sorted by kind, source and file name
 * @param emptyFolders names of word folders without a sound file, sorted
 */
public record Corpus(
    Path folder,
    List<String> words,
    List<Clip> clips,
    List<Sound> sounds,
    List<String> emptyFolders) {

  public Corpus {
    words = List.copyOf(words);
    clips = List.copyOf(clips);
    sounds = List.copyOf(sounds);
    emptyFolders = List.copyOf(emptyFolders);
  }

  /**
   * Finds the clips of a corpus. See {@link CorpusScanner} for the layouts that are understood.
   *
   * @param dataDir the corpus folder, or the folder that holds {@code speech_commands}
   * @throws UserError if the folder is missing or holds no clips
   */
  public static Corpus scan(Path dataDir) {
    return new CorpusScanner(dataDir).scan();
  }

  /** The clips of one word. */
  public List<Clip> clips(String word) {
    return clips.stream().filter(clip -> clip.word().equals(word)).toList();
  }

  /** The recordings of one kind. */
  public List<Sound> sounds(Sound.Kind kind) {
    return sounds.stream().filter(sound -> sound.kind() == kind).toList();
  }

  /**
   * The same corpus with only some words, in the order asked for.
   *
   * @throws UserError if a word is not in the corpus or named twice
   */
  public Corpus select(List<String> chosen) {
    Set<String> unique = new LinkedHashSet<>();
    for (String word : chosen) {
      requireKnown(word);
      if (!unique.add(word)) {
        throw new UserError("The word '" + word + "' is named twice; name every word once.");
      }
    }
    List<Clip> kept = unique.stream().flatMap(word -> clips(word).stream()).toList();
    return new Corpus(folder, List.copyOf(unique), kept, sounds, emptyFolders);
  }

  /**
   * Which published corpus this is, as far as its files tell, one phrase; the same wherever the
   * folder lies.
   */
  public String origin() {
    return clips.stream().allMatch(Clip::isNamedAsInSpeechCommands)
        ? "Speech Commands (Warden 2018, arXiv:1804.03209), CC BY 4.0, by the names of its clips"
        : "a corpus of one's own: its clips are not named as in Speech Commands";
  }

  /**
   * Says whether there is something to tell apart.
   *
   * @throws UserError if there are fewer than two words
   */
  public Corpus requireTwoWords() {
    if (words.size() < 2) {
      throw new UserError(
          "A model needs at least two words to tell apart, but "
              + folder
              + " gives "
              + (words.isEmpty() ? "none" : "only '" + words.get(0) + "'")
              + ". Add a folder of clips for another word, or name more words.");
    }
    return this;
  }

  private void requireKnown(String word) {
    if (!words.contains(word)) {
      String nearest =
          Spelling.nearest(word, words).map(near -> " Did you mean '" + near + "'?").orElse("");
      throw new UserError(
          "The corpus " + folder + " has no word '" + word + "'." + nearest + " It has " + known());
    }
  }

  private String known() {
    return words.size() + " words: " + String.join(", ", words) + ".";
  }
}
