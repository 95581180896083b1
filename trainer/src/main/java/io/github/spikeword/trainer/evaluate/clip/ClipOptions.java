package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.evaluate.ChipDraw;
import java.util.Optional;

/**
 * Under which circumstances clips are judged.
 *
 * @param threads how many threads work, from 1; results do not depend on it
 * @param chip the mismatched chip the model runs on; the nominal one when empty
 * @param noise noise under every clip; none when empty
 */
public record ClipOptions(int threads, Optional<ChipDraw> chip, Optional<ClipNoise> noise) {

  public ClipOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("Work needs at least one thread, found " + threads + ".");
    }
  }

  /** Clean clips on the nominal chip. */
  public static ClipOptions plain(int threads) {
    return new ClipOptions(threads, Optional.empty(), Optional.empty());
  }

  /** The same with noise. */
  public ClipOptions with(ClipNoise newNoise) {
    return new ClipOptions(threads, chip, Optional.of(newNoise));
  }

  /** The same on another chip. */
  public ClipOptions with(ChipDraw newChip) {
    return new ClipOptions(threads, Optional.of(newChip), noise);
  }
}
