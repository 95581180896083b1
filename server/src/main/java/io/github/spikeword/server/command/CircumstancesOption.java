package io.github.spikeword.server.command;

import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code evaluate} and {@code sweep} judge under beside clean clips on the nominal chip. */
final class CircumstancesOption {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(
      names = "--chips",
      paramLabel = "N",
      description = "Judge on so many mismatched chips too.")
  private int chips;

  @Option(
      names = "--mismatch",
      paramLabel = "SPREAD",
      defaultValue = "0.1",
      description =
          "Relative spread of leaks on these chips; thresholds spread a fifth of it (default: 0.1).")
  private double mismatch;

  @Option(names = "--noise", description = "Judge under noise at 20, 10, 5 and 0 dB too.")
  private boolean noise;

  @Option(
      names = "--snr",
      paramLabel = "DB",
      split = ",",
      description = "Judge under noise at these signal-to-noise ratios too.")
  private @Nullable List<Double> snr;

  /**
   * What was asked for.
   *
   * @param seed seed of chips and noise
   * @throws ParameterException if it makes no sense
   */
  Circumstances circumstances(long seed) {
    require(chips >= 0, "--chips must not be negative, found " + chips);
    require(mismatch >= 0 && mismatch <= 1, "--mismatch lies in 0 to 1, found " + mismatch);
    for (double level : noiseLevels()) {
      require(level >= -40 && level <= 100, "--snr lies in -40 to 100 dB, found " + level);
    }
    return new Circumstances(noiseLevels(), chips, mismatch, seed);
  }

  private List<Double> noiseLevels() {
    if (snr != null) {
      return snr;
    }
    return noise ? Circumstances.USUAL_NOISE_LEVELS : List.of();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
