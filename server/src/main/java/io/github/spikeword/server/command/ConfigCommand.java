package io.github.spikeword.server.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Setting;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.protocol.EventJson;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword config show}. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "Look at the settings.")
public final class ConfigCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  /** A setting as {@code --json} lists it. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Listed(
      String name,
      String value,
      String origin,
      String defaultValue,
      String environment,
      String description) {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }

  /** Lists every setting with its value and who set it. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "List every setting, its value, and whether flag, environment, file or default set it.")
  int show(
      @Option(names = "--json", description = "Print one JSON document.") boolean json,
      @Mixin SettingOptions options) {
    Settings resolved = options.read(reader -> {});
    PrintWriter out = spec.commandLine().getOut();
    List<Listed> all = KnownSettings.ALL.stream().map(s -> listed(s, resolved)).toList();
    if (json) {
      out.println(EventJson.write(all));
    } else {
      all.forEach(
          s -> {
            out.printf(
                "%-30s %-16s %s%n",
                s.name(), s.value().isEmpty() ? "-" : s.value(), "(" + s.origin() + ")");
            out.printf("    %s Environment: %s.%n", s.description(), s.environment());
          });
    }
    out.flush();
    return ExitCode.OK;
  }

  private static Listed listed(Setting<?> setting, Settings resolved) {
    return new Listed(
        setting.name(),
        resolved.display(setting),
        resolved.resolved(setting).origin().describe(),
        setting.defaultText(),
        setting.environmentName(),
        setting.description());
  }
}
