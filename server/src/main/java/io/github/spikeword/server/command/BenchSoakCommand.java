package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.server.bench.MemoryWatch;
import io.github.spikeword.server.bench.SocketBench;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.session.ModelLibrary;
import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.trainer.bench.BenchText;
import io.github.spikeword.trainer.bench.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword bench soak}: remote microphones by the hundred, for a moment or for long. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Start a server and let many remote microphones talk to it, at real time.",
      "Fails if a sample is lost, a message dropped, or the heap grows.",
      "For the load that a machine bears: --clients 300 --minutes 0.5."
    })
public final class BenchSoakCommand implements Callable<Integer> {

  private static final int SAMPLES_OF_MEMORY = 30;

  /** Growth of the live heap that is no leak: caches fill and classes load for a while. */
  private static final double TOLERATED_GROWTH_MEBIBYTES = 8;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = "--clients",
      defaultValue = "100",
      paramLabel = "N",
      description = "Microphones at once (default: 100).")
  private int clients;

  @Option(
      names = "--minutes",
      defaultValue = "30",
      paramLabel = "M",
      description = "How long (default: 30).")
  private double minutes;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** What was found. */
  record Report(
      Machine machine,
      SocketBench.Result result,
      double heapGrowthMebibytes,
      double residentGrowthMebibytes,
      List<MemoryWatch.Sample> memory) {}

  @Override
  public Integer call() {
    if (clients < 1 || !(minutes > 0)) {
      throw new UserError("--clients and --minutes must be positive.");
    }
    double seconds = minutes * 60;
    MemoryWatch memory = new MemoryWatch();
    double every = Math.max(1, seconds / SAMPLES_OF_MEMORY);
    SocketBench.Result result;
    try (SpikewordServer server = server()) {
      SocketBench bench = new SocketBench(server.uri(), RecordingSound.demo().samples());
      double[] next = {every};
      result =
          bench.run(
              clients,
              seconds,
              passed -> {
                if (passed >= next[0]) {
                  next[0] += every;
                  memory.sample(passed);
                }
              });
      memory.sample(seconds);
    }
    Report report =
        new Report(
            Machine.here(), result, memory.heapGrowth(), memory.residentGrowth(), memory.samples());
    print(report);
    boolean flat = report.heapGrowthMebibytes() <= TOLERATED_GROWTH_MEBIBYTES;
    return result.isClean() && flat ? ExitCode.OK : ExitCode.FAILED;
  }

  private SpikewordServer server() {
    String name = model.text().orElse(KnownSettings.MODEL.defaultText());
    Settings settings =
        new SettingsReader(Map.of())
            .flag(KnownSettings.PORT, "bench", 0)
            .flag(KnownSettings.SESSIONS, "bench", clients + 1)
            .flag(KnownSettings.SESSIONS_PER_ADDRESS, "bench", clients + 1)
            .flag(KnownSettings.HEARTBEAT_SECONDS, "bench", 1)
            .read();
    return SpikewordServer.start(
        settings, new ModelLibrary(BundleLocator.standard(), name), Optional.empty());
  }

  private void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(EventJson.write(report));
    } else {
      SocketBench.Result result = report.result();
      out.print(BenchText.machine(report.machine()));
      out.printf(
          Locale.ROOT,
          "%d microphones on WebSockets for %.0f s, load generator on the same machine:%n"
              + "  from sending to score p50 %.1f ms, p99 %.1f ms, max %.1f ms%n"
              + "  in the server, from a word's last sample to its event p50 %.2f ms, p99 %.2f ms (%d words)%n"
              + "  samples sent %d, worked through %d; messages dropped %d%n"
              + "  live heap grew by %.1f MiB; memory of the process grew by %.1f MiB to %.0f MiB%n",
          result.clients(),
          result.seconds(),
          result.answerMs().p50(),
          result.answerMs().p99(),
          result.answerMs().max(),
          result.serverMs().p50(),
          result.serverMs().p99(),
          result.serverMs().count(),
          result.samplesSent(),
          result.samplesProcessed(),
          result.droppedMessages(),
          report.heapGrowthMebibytes(),
          report.residentGrowthMebibytes(),
          report.memory().get(report.memory().size() - 1).resident());
      result.failures().forEach(failure -> out.println("  failure: " + failure));
    }
    out.flush();
  }
}
