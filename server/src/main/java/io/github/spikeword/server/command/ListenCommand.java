package io.github.spikeword.server.command;

import akka.Done;
import akka.actor.ActorSystem;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import io.github.spikeword.server.session.ActorSystems;
import io.github.spikeword.server.session.MicrophoneSound;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.stream.graph.ListeningGraph;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword listen}: a microphone, and the words on the console. */
@Command(
    name = "listen",
    mixinStandardHelpOptions = true,
    description = "Listen to a microphone and print the words until told to stop.")
public final class ListenCommand implements Callable<Integer> {

  private static final long STOP_SECONDS = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ModelOption model = new ModelOption();

  @Option(
      names = {"-d", "--device"},
      paramLabel = "DEVICE",
      description = "Index of 'spikeword devices', or a part of the name (default: the first).")
  private @Nullable String device;

  @Option(names = "--json", description = "Print the feed's messages, one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    ServedModel served = new ServedModel(model.read());
    PrintWriter err = spec.commandLine().getErr();
    EventPrinter printer =
        new EventPrinter(spec.commandLine().getOut(), json, served, "microphone");
    ActorSystem system = ActorSystems.start();
    try (MicrophoneSound sound =
        new MicrophoneSound(
            Optional.ofNullable(device),
            status -> {
              err.println(status.message());
              err.flush();
            })) {
      Pair<UniqueKillSwitch, CompletionStage<Done>> run =
          sound
              .source()
              .viaMat(KillSwitches.single(), Keep.right())
              .via(
                  ListeningGraph.flow(
                      sink ->
                          new ListeningSession(
                              served.bundle(), served.newSimulator(), EventSelection.NONE, sink)))
              .toMat(Sink.foreach(printer::print), Keep.both())
              .run(system);
      err.println(
          "Listening for " + String.join(", ", served.info().keywords()) + ". Stop with Ctrl-C.");
      stopWhenTold(run.first(), run.second());
      run.second().toCompletableFuture().join();
    } finally {
      ActorSystems.stop(system);
    }
    return ExitCode.OK;
  }

  /** Lets the last events out and ends the process, which frees the device, with exit code 0. */
  private static void stopWhenTold(UniqueKillSwitch sound, CompletionStage<Done> end) {
    Runtime runtime = Runtime.getRuntime();
    runtime.addShutdownHook(
        new Thread(
            () -> {
              sound.shutdown();
              try {
                end.toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException | ExecutionException | TimeoutException e) {
                runtime.halt(ExitCode.FAILED);
              }
              runtime.halt(ExitCode.OK);
            },
            "spikeword-stop"));
  }
}
