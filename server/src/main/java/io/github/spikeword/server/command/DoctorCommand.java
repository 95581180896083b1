package io.github.spikeword.server.command;

import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.operation.Checkup;
import io.github.spikeword.server.operation.Checkup.Finding;
import io.github.spikeword.server.protocol.EventJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword doctor}: what works on this machine and what does not, in plain words. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Look whether Java, microphone, models and network address are fit for listening.",
      "Exit code 1 if something that everybody needs does not work."
    })
public final class DoctorCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final SettingOptions options = new SettingOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3",
      description = "How long to listen to the microphone (default: 3).")
  private double seconds;

  @Override
  public Integer call() {
    Settings settings = options.read(reader -> {});
    Checkup checkup =
        new Checkup(settings.get(KnownSettings.HOST), settings.get(KnownSettings.PORT), seconds);
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      spec.commandLine()
          .getErr()
          .println("Looking; listening to the microphone for " + seconds + " s.");
      spec.commandLine().getErr().flush();
    }
    List<Finding> findings = checkup.run();
    if (json) {
      out.println(EventJson.write(findings));
    } else {
      findings.forEach(
          f ->
              out.printf(
                  "%-8s %-12s %s%n",
                  f.verdict().name().toLowerCase(Locale.ROOT), f.subject(), f.message()));
    }
    out.flush();
    return findings.stream().anyMatch(f -> f.verdict() == Checkup.Verdict.BROKEN)
        ? ExitCode.FAILED
        : ExitCode.OK;
  }
}
