package io.github.spikeword.server.command;

import akka.NotUsed;
import akka.actor.ActorSystem;
import akka.stream.javadsl.Source;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.session.ActorSystems;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.graph.ListeningGraph;
import io.github.spikeword.stream.graph.SoundSources;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.Sound;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeword replay}: recordings through the live graph. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Listen to recordings, with the very graph that listens live.")
public final class ReplayCommand implements Callable<Integer> {

  private static final int CHUNK_SAMPLES = 1024;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "WAV, FLAC, AIFF or AU, any rate, up to 8 channels.")
  private List<Path> files = List.of();

  @Mixin private final ModelOption model = new ModelOption();

  @Option(names = "--json", description = "Print the feed's messages, one JSON object a line.")
  private boolean json;

  @Option(names = "--realtime", description = "Play at the pace at which it was recorded.")
  private boolean realtime;

  @Override
  public Integer call() {
    ServedModel served = new ServedModel(model.read());
    ActorSystem system = ActorSystems.start();
    try {
      for (Path file : files) {
        replay(file, served, system);
      }
    } finally {
      ActorSystems.stop(system);
    }
    return ExitCode.OK;
  }

  private void replay(Path file, ServedModel served, ActorSystem system) {
    EventPrinter printer =
        new EventPrinter(spec.commandLine().getOut(), json, served, file.toString());
    if (!json && files.size() > 1) {
      spec.commandLine().getErr().println(file + ":");
    }
    try {
      source(file)
          .via(
              ListeningGraph.flow(
                  sink ->
                      new ListeningSession(
                          served.bundle(), served.newSimulator(), EventSelection.NONE, sink)))
          .runForeach(printer::print, system)
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UserError mistake) {
        throw mistake;
      }
      throw e;
    }
    if (!json) {
      spec.commandLine()
          .getErr()
          .println(printer.detections() + (printer.detections() == 1 ? " word." : " words."));
    }
  }

  private Source<Sound, NotUsed> source(Path file) {
    return realtime
        ? SoundSources.recordingInRealTime(() -> AudioFiles.open(file), CHUNK_SAMPLES)
        : SoundSources.recording(() -> AudioFiles.open(file), CHUNK_SAMPLES);
  }
}
