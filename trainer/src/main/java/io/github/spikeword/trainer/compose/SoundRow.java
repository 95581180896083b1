package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording to measure false accepts on: sounds without the words, unchanged and whole, with half
 * a second of digital silence between them.
 *
 * @param name file name of the recording
 * @param sounds the sounds, in order; a broken one is left out and named
 * @param kind what they are labelled as
 */
public record SoundRow(String name, List<Sound> sounds, SoundKind kind) {

  private static final int GAP = Canvas.RATE / 2;

  public SoundRow {
    sounds = List.copyOf(sounds);
  }

  /** Composes the recording. */
  public Composition compose(SoundReader reader) {
    Reading.All<Sound> read = Reading.all(reader, sounds, Sound::path, 1, Progress.SILENT);
    List<BrokenFile> broken = new ArrayList<>(read.broken());
    int length = GAP + read.sounds().stream().mapToInt(sound -> sound.length + GAP).sum();
    Canvas canvas = new Canvas(length);
    canvas.note(new Segment(SoundKind.SILENCE, true, 0, length, ""));
    int at = GAP;
    for (int i = 0; i < read.items().size(); i++) {
      Sound sound = read.items().get(i);
      int end = at + read.sounds().get(i).length;
      canvas.add(read.sounds().get(i), at, 1);
      canvas.note(
          new Segment(kind, false, at, end, sound.source() + "/" + sound.path().getFileName()));
      at = end + GAP;
    }
    return new Composition(canvas.sound(), canvas.labels(name), broken);
  }

  /** Digital silence of a length. */
  public static Composition silence(String name, double seconds) {
    Canvas canvas = new Canvas((int) Math.round(seconds * Canvas.RATE));
    canvas.note(new Segment(SoundKind.SILENCE, true, 0, canvas.length(), ""));
    return new Composition(canvas.sound(), canvas.labels(name), List.of());
  }
}
