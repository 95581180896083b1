package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.augment.Levels;
import io.github.spikeword.trainer.augment.NoiseColour;
import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording to measure on in which every clip is heard exactly once, one after the other: no clip
 * counts twice in a figure, and none is left out.
 *
 * @param name file name of the recording
 * @param clips the clips, in order; a silent or broken one is left out and named
 * @param noises recordings to take the background from; with none, the faint noise of a quiet
 *     microphone lies under the words
 * @param noiseBelowDb how far the background's power lies below the words', decibels
 * @param seed seed of gaps and backgrounds
 */
public record WordRow(
    String name, List<Clip> clips, List<Sound> noises, double noiseBelowDb, long seed) {

  /** Level of every word where it is not silent, dBFS. */
  public static final double LEVEL_DB = -26;

  /** Level of the faint noise under clean words, dBFS. */
  public static final double FLOOR_DB = -75;

  private static final Range GAP_SECONDS = new Range(0.5, 1.5);
  private static final Range BED_SECONDS = new Range(8, 20);

  public WordRow {
    clips = List.copyOf(clips);
    noises = List.copyOf(noises);
  }

  private record Placed(Clip clip, float[] sound, WordExtent extent, int start) {}

  /** Composes the recording. */
  public Composition compose(SoundReader reader) {
    SeededRandom gaps = SeededRandom.of(seed, "gaps of " + name, 0);
    List<Placed> row = new ArrayList<>();
    List<BrokenFile> broken = new ArrayList<>();
    int at = gap(gaps);
    for (Clip clip : clips) {
      Reading reading = Reading.of(reader, clip.path());
      reading.broken().ifPresent(broken::add);
      Optional<WordExtent> extent = WordExtent.estimate(reading.samples());
      if (extent.isPresent()) {
        row.add(new Placed(clip, reading.samples(), extent.get(), at));
        at += reading.samples().length + gap(gaps);
      } else if (reading.broken().isEmpty()) {
        broken.add(new BrokenFile(clip.path(), "The clip " + clip.path() + " is silent."));
      }
    }
    Canvas canvas = new Canvas(at);
    for (Placed placed : row) {
      canvas.add(placed.sound, placed.start, ActiveLevel.factorWithin(placed.sound, LEVEL_DB));
      canvas.note(
          new LabelledWord(
              placed.clip.word(),
              placed.start + (long) placed.extent.start(),
              placed.start + (long) placed.extent.end(),
              placed.clip.key()));
    }
    addBackground(canvas, reader, broken);
    return new Composition(canvas.sound(), canvas.labels(name), broken);
  }

  private static int gap(SeededRandom random) {
    return (int) (GAP_SECONDS.draw(random) * Canvas.RATE);
  }

  private void addBackground(Canvas canvas, SoundReader reader, List<BrokenFile> broken) {
    SeededRandom random = SeededRandom.of(seed, "background of " + name, 0);
    if (noises.isEmpty()) {
      float[] floor = NoiseColour.WHITE.generate(canvas.length(), random);
      canvas.add(floor, 0, ActiveLevel.factor(Levels.power(floor), FLOOR_DB));
      canvas.note(new Segment(SoundKind.SILENCE, true, 0, canvas.length(), ""));
      return;
    }
    int start = 0;
    while (start < canvas.length()) {
      int length = (int) (BED_SECONDS.draw(random) * Canvas.RATE);
      int end = Math.min(canvas.length(), start + length);
      Sound noise = noises.get(random.nextInt(noises.size()));
      Reading reading = Reading.of(reader, noise.path());
      reading.broken().ifPresent(broken::add);
      float[] bed = SoundBank.excerpt(reading.samples(), end - start, random);
      double power = Levels.power(bed);
      if (power > 0) {
        canvas.add(bed, start, ActiveLevel.factor(power, LEVEL_DB - noiseBelowDb));
      }
      String source = noise.source() + "/" + noise.path().getFileName();
      canvas.note(new Segment(SoundKind.NOISE, true, start, end, source));
      start = end;
    }
  }
}
