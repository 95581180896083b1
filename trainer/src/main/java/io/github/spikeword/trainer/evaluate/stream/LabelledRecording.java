package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.audio.SampleStreams;
import io.github.spikeword.trainer.compose.Composition;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.label.LabelFile;
import io.github.spikeword.trainer.label.Labels;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A recording with labels that is opened when its turn comes, so that only those are in memory that
 * are being heard.
 *
 * @param name what reports call it
 * @param condition recordings of the same condition are also reported together, for example {@code
 *     20 dB}
 * @param open opens it; called once, from any thread
 */
public record LabelledRecording(String name, String condition, Supplier<Opened> open) {

  /**
   * An opened recording.
   *
   * @param labels what is in it
   * @param sound its sound; whoever opens closes it
   * @param broken files that it should have been made from but was not
   */
  public record Opened(Labels labels, SampleStream sound, List<BrokenFile> broken) {}

  /** A recording that is composed when it is opened. */
  public static LabelledRecording composed(
      String name, String condition, Supplier<Composition> compose) {
    return new LabelledRecording(
        name,
        condition,
        () -> {
          Composition made = compose.get();
          return new Opened(made.labels(), SampleStreams.of(made.samples()), made.broken());
        });
  }

  /**
   * A recording on disk.
   *
   * @param name what reports call it
   * @param condition what it is reported with
   * @param labelFile its labels; the recording lies beside them
   */
  public static LabelledRecording file(String name, String condition, Path labelFile) {
    return new LabelledRecording(
        name,
        condition,
        () -> {
          Labels labels = LabelFile.read(labelFile);
          Path sound = labelFile.resolveSibling(labels.recording());
          return new Opened(labels, AudioFiles.open(sound), List.of());
        });
  }
}
