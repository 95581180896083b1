package io.github.spikeword.trainer.compose;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Locale;

/**
 * Composes long recordings. Recording n depends on the settings, the palette, the seed and n, and
 * on nothing else, so recordings may be made in any order and by several threads at once.
 */
public final class Composer {

  private final ComposeSettings settings;
  private final Palette palette;
  private final SoundReader reader;
  private final long seed;

  /**
   * @param settings what recordings are like
   * @param palette what they are made from
   * @param reader how sound files are read
   * @param seed seed of all recordings
   * @throws UserError if the palette lacks a kind of sound that the settings ask for
   */
  public Composer(ComposeSettings settings, Palette palette, SoundReader reader, long seed) {
    palette.requireFor(settings.events());
    this.settings = settings;
    this.palette = palette;
    this.reader = reader;
    this.seed = seed;
  }

  /**
   * One recording.
   *
   * @param index its number, from 0
   */
  public Composition compose(int index) {
    Canvas canvas = new Canvas((int) Math.round(settings.seconds() * Canvas.RATE));
    SeededRandom random = SeededRandom.of(seed, "composition", index);
    SceneWriter scenes = new SceneWriter(settings, palette, reader, canvas, random);
    int start = 0;
    while (start < canvas.length()) {
      int length = (int) (settings.sceneSeconds().draw(random) * Canvas.RATE);
      int end = Math.min(canvas.length(), start + length);
      scenes.write(start, end);
      start = end;
    }
    String name = String.format(Locale.ROOT, "stream-%04d.wav", index);
    return new Composition(canvas.sound(), canvas.labels(name), scenes.broken());
  }
}
