package io.github.spikeword.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.spikeword.server.command.BenchCommand;
import io.github.spikeword.server.command.CheckCommand;
import io.github.spikeword.server.command.CommandErrors;
import io.github.spikeword.server.command.ComposeCommand;
import io.github.spikeword.server.command.ConfigCommand;
import io.github.spikeword.server.command.CorpusCommand;
import io.github.spikeword.server.command.DemoCommand;
import io.github.spikeword.server.command.DevicesCommand;
import io.github.spikeword.server.command.DoctorCommand;
import io.github.spikeword.server.command.EvaluateCommand;
import io.github.spikeword.server.command.EvaluateRobustnessCommand;
import io.github.spikeword.server.command.EvaluateStreamCommand;
import io.github.spikeword.server.command.ListenCommand;
import io.github.spikeword.server.command.ModelsCommand;
import io.github.spikeword.server.command.ModelsReportCommand;
import io.github.spikeword.server.command.ReplayCommand;
import io.github.spikeword.server.command.ServeCommand;
import io.github.spikeword.server.command.SweepCommand;
import io.github.spikeword.server.command.TrainCommand;
import io.github.spikeword.server.command.TuneCommand;
import io.github.spikeword.server.operation.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line {@code spikeword}. A new subcommand is one class in {@code server.command},
 * named in the list below.
 */
@Command(
    name = "spikeword",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Spots keywords in live sound with a spiking network that obeys the rules of the H1v2"
            + " chip.",
    subcommands = {
      DemoCommand.class,
      ListenCommand.class,
      ReplayCommand.class,
      ServeCommand.class,
      DevicesCommand.class,
      ModelsCommand.class,
      CheckCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      SweepCommand.class,
      ModelsReportCommand.class,
      CorpusCommand.class,
      BenchCommand.class,
      EvaluateStreamCommand.class,
      EvaluateRobustnessCommand.class,
      TuneCommand.class,
      ComposeCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; standard error says why",
      "2:the command line makes no sense",
      "3:the model breaks a rule of the chip",
      "4:the bundle is damaged, tampered with or of a later format",
      "5:no microphone, or none that can be opened",
      "130:stopped by Ctrl-C; what was done is kept"
    },
    footerHeading = "%n",
    footer = {
      "Results go to standard output, everything for people to standard error.",
      "Start with 'spikeword demo'."
    })
public final class Main implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  private boolean verbose;

  /** Lets the log speak, for this and all subcommands. */
  @Option(
      names = {"-v", "--verbose"},
      scope = CommandLine.ScopeType.INHERIT,
      description = "Log more, and show traces of failures.")
  void verbose(boolean on) {
    verbose |= on;
    if (on && LoggerFactory.getLogger("io.github.spikeword") instanceof Logger logger) {
      logger.setLevel(Level.DEBUG);
    }
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /**
   * Runs a command.
   *
   * @param out for results
   * @param err for people
   * @param args the command line
   * @return the exit code, see {@link io.github.spikeword.server.command.ExitCode}
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    Main main = new Main();
    boolean debug = "true".equals(System.getenv("SPIKEWORD_DEBUG"));
    CommandErrors errors = new CommandErrors(() -> debug || main.verbose);
    return new CommandLine(main)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do");
  }
}
