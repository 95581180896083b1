package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.ModelLibrary;
import io.github.spikeword.server.session.OwnSound;
import io.github.spikeword.server.session.RecordingSound;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword demo}: everything at once, without a microphone. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Play the demonstration recording, print the words and serve the page that shows how.",
      "With --mic a microphone takes the recording's place."
    })
public final class DemoCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ServeOptions options = new ServeOptions();

  @Option(names = "--mic", description = "Listen to a microphone instead of the recording.")
  private boolean microphone;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(microphone);
    ModelLibrary models =
        new ModelLibrary(BundleLocator.standard(), settings.get(KnownSettings.MODEL));
    OwnSound sound =
        settings.get(KnownSettings.MICROPHONE)
            ? Sounds.microphone(settings, spec.commandLine().getErr())
            : RecordingSound.demo();
    SpikewordServer server = SpikewordServer.start(settings, models, Optional.of(sound));
    models.readAhead();
    spec.commandLine()
        .getErr()
        .println("Open " + server.uri() + "/ in a browser. Stop with Ctrl-C.");
    server.reception().watch(new FeedPrinter(spec.commandLine().getOut()));
    RunningServer.untilStopped(server);
    return ExitCode.OK;
  }
}
