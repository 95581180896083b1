package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.models.bundle.LoadedBundle;
import io.github.spikeword.server.config.KnownSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --model}, as every command that listens has it. */
public final class ModelOption {

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "Bundle: a name of 'spikeword models', or a folder (default: yes-no).")
  private @Nullable String model;

  /** What the user said, if anything. */
  public Optional<String> text() {
    return Optional.ofNullable(model);
  }

  /**
   * Reads the bundle.
   *
   * @throws io.github.spikeword.models.UserError if there is none of that name, or it is damaged
   */
  public LoadedBundle read() {
    return BundleLocator.standard().read(text().orElse(KnownSettings.MODEL.defaultText()));
  }
}
