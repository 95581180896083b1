package io.github.spikeword.trainer.corpus;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One recording of one word.
 *
 * @param word what is said, the folder's name
 * @param path the sound file
 * @param speaker who says it: the file name up to {@code _nohash_}; the whole name without its
 *     extension where a file is not named so, which makes each such file a speaker of its own
 * @param utterance the number after {@code _nohash_}, 0 where there is none
 */
public record Clip(String word, Path path, String speaker, int utterance) {

  private static final String SPEAKER_END = "_nohash_";
  private static final Pattern SPEECH_COMMANDS_NAME =
      Pattern.compile("[0-9a-f]{8}" + SPEAKER_END + "\\d+");

  /** Reads speaker and utterance from the file's name. */
  public static Clip of(String word, Path path) {
    String base = baseName(path);
    int end = base.indexOf(SPEAKER_END);
    if (end < 0) {
      return new Clip(word, path, base, 0);
    }
    String number = base.substring(end + SPEAKER_END.length());
    int utterance = number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    return new Clip(word, path, base.substring(0, end), utterance);
  }

  /**
   * The clip's identity, {@code word/name} without extension: the same for a WAV file and its FLAC
   * copy, wherever the corpus lies.
   */
  public String key() {
    return word + "/" + baseName(path);
  }

  /** Whether the file's name is eight hexadecimal digits, {@code _nohash_} and a number. */
  public boolean isNamedAsInSpeechCommands() {
    return SPEECH_COMMANDS_NAME.matcher(baseName(path)).matches();
  }

  /** The official partition of the speaker. */
  public Partition partition() {
    return Partition.ofSpeaker(speaker);
  }

  private static String baseName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
