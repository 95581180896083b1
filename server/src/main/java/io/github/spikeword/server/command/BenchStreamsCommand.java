package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.bench.Percentiles;
import io.github.spikeword.server.bench.StreamBench;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.trainer.bench.BenchText;
import io.github.spikeword.trainer.bench.Machine;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword bench streams}. */
@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    description = {
      "Listen to many streams at once on one thread, at real time, from memory.",
      "The latency counts from the moment a frame was due."
    })
public final class BenchStreamsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--streams",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Streams at once (default: 1000).")
  private int streams;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "S",
      description = "Length of the measurement (default: 10).")
  private double seconds;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (streams < 1 || !(seconds > 0)) {
      throw new UserError("--streams and --seconds must be positive.");
    }
    ServedModel served = new ServedModel(model.read());
    Machine machine = Machine.here();
    StreamBench.Result result =
        new StreamBench(served, RecordingSound.demo().samples(), streams).run(seconds);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          EventJson.write(
              Map.of("machine", machine, "model", served.info().name(), "result", result)));
    } else {
      Percentiles latency = result.latencyMs();
      out.print(BenchText.machine(machine));
      out.printf(
          Locale.ROOT,
          "%d streams of '%s' on one thread for %.0f s:%n  latency p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms%n  busy %.0f %%; per step %.2f us by the clock, %.2f us of processor time, %.1f bytes allocated; %d words heard%n",
          result.streams(),
          served.info().name(),
          result.seconds(),
          latency.p50(),
          latency.p99(),
          latency.p999(),
          latency.max(),
          100 * result.busy(),
          result.microsPerStep(),
          result.cpuMicrosPerStep(),
          result.bytesPerStep(),
          result.detections());
    }
    out.flush();
    return ExitCode.OK;
  }
}
