package io.github.spikeword.trainer.corpus;

import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a corpus holds, after every file was decoded once.
 *
 * @param folder where it lies
 * @param words one row a word, in the corpus's order
 * @param total the row of all words together
 * @param sounds recordings without the words, one row a kind and source
 * @param emptyFolders word folders without a sound file
 * @param broken files that cannot be used, counted in no other figure
 */
public record CorpusReport(
    String folder,
    List<WordRow> words,
    WordRow total,
    List<SoundRow> sounds,
    List<String> emptyFolders,
    List<Broken> broken) {

  /** Word of the row of totals. */
  public static final String TOTAL = "total";

  private static final double SAMPLES_PER_SECOND = 16_000;

  /**
   * @param word the word
   * @param clips usable clips
   * @param speakers different speakers
   * @param training clips in the official training partition
   * @param validation clips in the official validation partition
   * @param testing clips in the official testing partition
   * @param seconds length of all usable clips
   */
  public record WordRow(
      String word,
      int clips,
      int speakers,
      int training,
      int validation,
      int testing,
      double seconds) {}

  /**
   * @param kind speech, noise or music
   * @param source folder
   * @param recordings usable recordings
   * @param seconds length of all usable recordings
   */
  public record SoundRow(String kind, String source, int recordings, double seconds) {}

  /**
   * @param file the file's path
   * @param reason what is wrong with it
   */
  public record Broken(String file, String reason) {}

  /**
   * Decodes every file of a corpus.
   *
   * @param corpus the corpus
   * @param reader how files are read
   * @param threads how many threads read
   * @param progress hears every file
   */
  public static CorpusReport of(Corpus corpus, SoundReader reader, int threads, Progress progress) {
    int files = corpus.clips().size() + corpus.sounds().size();
    List<Measured<Clip>> clips =
        ParallelMap.map(
            threads,
            corpus.clips(),
            clip -> measure(clip, Reading.of(reader, clip.path())),
            (done, total) -> progress.advanced(done, files));
    List<Measured<Sound>> sounds =
        ParallelMap.map(
            threads,
            corpus.sounds(),
            sound -> measure(sound, Reading.of(reader, sound.path())),
            (done, total) -> progress.advanced(corpus.clips().size() + done, files));
    List<Broken> broken = new ArrayList<>();
    clips.forEach(clip -> broken.addAll(clip.broken));
    sounds.forEach(sound -> broken.addAll(sound.broken));
    List<Measured<Clip>> usable = clips.stream().filter(clip -> clip.broken.isEmpty()).toList();
    return new CorpusReport(
        corpus.folder().toString(),
        corpus.words().stream()
            .map(
                word -> row(word, usable.stream().filter(c -> c.item.word().equals(word)).toList()))
            .toList(),
        row(TOTAL, usable),
        soundRows(sounds),
        corpus.emptyFolders(),
        broken);
  }

  /** A file's length without its samples: a whole corpus of them would not fit into memory. */
  private record Measured<T>(T item, long samples, List<Broken> broken) {}

  private static <T> Measured<T> measure(T item, Reading reading) {
    List<Broken> broken =
        reading.broken().map(b -> new Broken(b.path().toString(), b.reason())).stream().toList();
    return new Measured<>(item, reading.samples().length, broken);
  }

  private static WordRow row(String word, List<Measured<Clip>> clips) {
    Map<Partition, Integer> counts = new EnumMap<>(Partition.class);
    Set<String> speakers = new HashSet<>();
    long samples = 0;
    for (Measured<Clip> clip : clips) {
      counts.merge(clip.item.partition(), 1, Integer::sum);
      speakers.add(clip.item.speaker());
      samples += clip.samples;
    }
    return new WordRow(
        word,
        clips.size(),
        speakers.size(),
        counts.getOrDefault(Partition.TRAINING, 0),
        counts.getOrDefault(Partition.VALIDATION, 0),
        counts.getOrDefault(Partition.TESTING, 0),
        samples / SAMPLES_PER_SECOND);
  }

  private static List<SoundRow> soundRows(List<Measured<Sound>> sounds) {
    Map<String, SoundRow> rows = new TreeMap<>();
    for (Measured<Sound> sound : sounds) {
      if (sound.broken.isEmpty()) {
        SoundRow own =
            new SoundRow(
                sound.item.kind().label(),
                sound.item.source(),
                1,
                sound.samples / SAMPLES_PER_SECOND);
        rows.merge(
            own.kind + "/" + own.source,
            own,
            (a, b) ->
                new SoundRow(a.kind, a.source, a.recordings + b.recordings, a.seconds + b.seconds));
      }
    }
    return List.copyOf(rows.values());
  }
}
