package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.DamagedBundleException;
import io.github.spikeword.stream.microphone.MicrophoneError;
import io.github.spikeword.trainer.run.RuleViolationException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line on standard error what went wrong, and with which exit code the process ends.
 */
public final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final BooleanSupplier traces;

  /**
   * @param traces whether stack traces are wanted; asked when something failed
   */
  public CommandErrors(BooleanSupplier traces) {
    this.traces = traces;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean trace = traces.getAsBoolean();
    if (e instanceof UserError) {
      err.println("spikeword: " + e.getMessage());
    } else {
      err.println(
          "spikeword: this should not have happened: "
              + e
              + (trace ? "" : " (run with --verbose or SPIKEWORD_DEBUG=true for the trace)"));
    }
    if (trace) {
      e.printStackTrace(err);
    }
    err.flush();
    return codeOf(e);
  }

  private static int codeOf(Exception e) {
    if (e instanceof DamagedBundleException) {
      return ExitCode.DAMAGED_BUNDLE;
    }
    if (e instanceof RuleViolationException) {
      return ExitCode.RULE_VIOLATION;
    }
    return e instanceof MicrophoneError ? ExitCode.NO_MICROPHONE : ExitCode.FAILED;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String message = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    err.println(
        "spikeword: "
            + message
            + (message.endsWith(".") ? "" : ".")
            + suggestion(e)
            + " See '"
            + command.getCommandSpec().qualifiedName()
            + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        return " Did you mean '" + suggestions.get(0).strip() + "'?";
      }
    }
    return "";
  }
}
