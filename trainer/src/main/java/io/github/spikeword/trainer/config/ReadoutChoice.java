package io.github.spikeword.trainer.config;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.CountingWindow;
import java.util.Optional;

/**
 * Which output spikes are counted for a score, see {@link CountingWindow}.
 *
 * @param parts parts of the window, each of which counts neurons of its own
 * @param partSteps how long each of them may be; absent for one part, the whole clip
 */
public record ReadoutChoice(int parts, Optional<PartSteps> partSteps) {

  private static final int MOST_STEPS = 1000;

  /**
   * Lengths that a part may have, steps.
   *
   * @param shortest the least
   * @param longest the greatest
   */
  public record PartSteps(int shortest, int longest) {
    public PartSteps {
      Checks.within("readout.partSteps.longest", longest, 1, MOST_STEPS);
      Checks.within("readout.partSteps.shortest", shortest, 1, longest);
    }
  }

  public ReadoutChoice {
    Checks.within("readout.parts", parts, 1, 10);
    if (partSteps.isEmpty() && parts > 1) {
      throw new UserError(
          "Training setting 'readout.parts' must be 1, found "
              + parts
              + ", because the whole clip counts. Say how long a part may be, for example"
              + " 'readout.partSteps={shortest: 15, longest: 25}'.");
    }
  }

  /** The counting window, if it is not the whole clip. */
  public Optional<CountingWindow> window() {
    return partSteps.map(p -> new CountingWindow(parts, p.shortest(), p.longest()));
  }
}
