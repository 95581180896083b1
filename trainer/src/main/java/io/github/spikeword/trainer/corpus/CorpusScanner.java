package io.github.spikeword.trainer.corpus;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the layout of a corpus from the file system:
 *
 * <pre>
 *   DATA/speech_commands/WORD/*.wav|flac     or directly   DATA/WORD/*.wav|flac
 *   DATA/speech_commands/_anything_/*.wav    noise recordings, no word
 *   DATA/negatives/{speech,noise,music}/**   recordings without the words
 * </pre>
 *
 * The {@code negatives} folder may also lie beside a corpus folder that is named directly. Hidden
 * files and folders are passed over. Order never depends on the file system: names are sorted.
 */
final class CorpusScanner {

  private static final String CORPUS_FOLDER = "speech_commands";
  private static final String NEGATIVES_FOLDER = "negatives";

  private final Path dataDir;

  CorpusScanner(Path dataDir) {
    this.dataDir = dataDir.toAbsolutePath().normalize();
  }

  Corpus scan() {
    if (!Files.isDirectory(dataDir)) {
      throw new UserError(
          "The corpus folder "
              + dataDir
              + (Files.exists(dataDir) ? " is not a folder." : " does not exist.")
              + " Name a folder of <word>/*.wav or *.flac, or get one with 'spikeword corpus"
              + " fetch'.");
    }
    try {
      Path nested = dataDir.resolve(CORPUS_FOLDER);
      return scanWords(Files.isDirectory(nested) ? nested : dataDir);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) { // what a walk throws once it has begun
      throw unreadable(Objects.requireNonNull(e.getCause()));
    }
  }

  private UserError unreadable(IOException e) {
    return new UserError(
        "The corpus folder " + dataDir + " cannot be read (" + e + "). Check its permissions.", e);
  }

  private Corpus scanWords(Path folder) throws IOException {
    Map<String, List<Path>> filesOfWord = new TreeMap<>();
    List<Sound> sounds = new ArrayList<>();
    for (Path child : sortedChildren(folder)) {
      String name = child.getFileName().toString();
      if (!Files.isDirectory(child) || isNegatives(folder, name)) {
        continue;
      }
      if (name.startsWith("_")) {
        soundFilesBelow(child).forEach(file -> sounds.add(new Sound(Sound.Kind.NOISE, name, file)));
      } else {
        filesOfWord.put(name, soundFilesIn(child));
      }
    }
    addNegatives(folder, sounds);
    List<String> words = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    List<Clip> clips = new ArrayList<>();
    filesOfWord.forEach(
        (word, files) -> {
          (files.isEmpty() ? empty : words).add(word);
          files.forEach(file -> clips.add(Clip.of(word, file)));
        });
    if (words.isEmpty()) {
      throw new UserError(
          "The folder "
              + folder
              + " holds no clips: expected folders named after words with .wav or .flac files in"
              + " them, found "
              + filesOfWord.size()
              + " folders and no such file. Name the folder that holds the word folders.");
    }
    sounds.sort(
        Comparator.comparing(Sound::kind)
            .thenComparing(Sound::source)
            .thenComparing(sound -> sound.path().toString()));
    return new Corpus(folder, words, clips, sounds, empty);
  }

  /** A corpus folder that is also the data root must not take its negatives for a word. */
  private boolean isNegatives(Path folder, String name) {
    return folder.equals(dataDir)
        && name.equals(NEGATIVES_FOLDER)
        && Stream.of(Sound.Kind.values())
            .anyMatch(kind -> Files.isDirectory(folder.resolve(name).resolve(kind.label())));
  }

  private void addNegatives(Path folder, List<Sound> sounds) throws IOException {
    Path inside = folder.resolve(NEGATIVES_FOLDER);
    Path negatives =
        isNegatives(folder, NEGATIVES_FOLDER) ? inside : folder.resolveSibling(NEGATIVES_FOLDER);
    for (Sound.Kind kind : Sound.Kind.values()) {
      Path ofKind = negatives.resolve(kind.label());
      if (Files.isDirectory(ofKind)) {
        for (Path file : soundFilesBelow(ofKind)) {
          Path relative = ofKind.relativize(file);
          String source =
              relative.getNameCount() > 1 ? relative.getName(0).toString() : kind.label();
          sounds.add(new Sound(kind, source, file));
        }
      }
    }
  }

  private static List<Path> sortedChildren(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(child -> child.getFileName().toString()))
          .toList();
    }
  }

  private static List<Path> soundFilesIn(Path folder) throws IOException {
    return sortedChildren(folder).stream().filter(CorpusScanner::isSoundFile).toList();
  }

  private static List<Path> soundFilesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(CorpusScanner::isSoundFile)
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static boolean isSoundFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".wav") || name.endsWith(".flac"))
        && Files.isRegularFile(file);
  }
}
