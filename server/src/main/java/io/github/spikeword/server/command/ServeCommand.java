package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.ModelLibrary;
import io.github.spikeword.server.session.OwnSound;
import io.github.spikeword.server.session.RecordingSound;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serve the page, the feed and remote microphones until told to stop.",
      "Prints the address on standard output as soon as it is ready."
    })
public final class ServeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ServeOptions options = new ServeOptions();

  @Option(names = "--mic", description = "Listen to a microphone of this machine, too.")
  private boolean microphone;

  @Option(
      names = "--play",
      paramLabel = "FILE",
      description = "Listen to a recording, over and over in real time, instead of a microphone.")
  private @Nullable Path recording;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(microphone);
    ModelLibrary models =
        new ModelLibrary(BundleLocator.standard(), settings.get(KnownSettings.MODEL));
    SpikewordServer server = SpikewordServer.start(settings, models, sound(settings));
    models.readAhead();
    spec.commandLine().getOut().println(server.uri());
    spec.commandLine().getOut().flush();
    spec.commandLine()
        .getErr()
        .println(
            "Serving model '"
                + models.current().bundle().name()
                + "' at "
                + server.uri()
                + "/ . Stop with Ctrl-C.");
    RunningServer.untilStopped(server);
    return ExitCode.OK;
  }

  private Optional<OwnSound> sound(Settings settings) {
    if (recording != null) {
      return Optional.of(RecordingSound.of(recording));
    }
    return settings.get(KnownSettings.MICROPHONE)
        ? Optional.of(Sounds.microphone(settings, spec.commandLine().getErr()))
        : Optional.empty();
  }
}
