package io.github.spikeword.server.command;

import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.session.MicrophoneSound;
import io.github.spikeword.server.session.OwnSound;
import java.io.PrintWriter;
import java.util.Optional;

/** The server's own sound as the settings say. */
final class Sounds {

  /** The microphone of the settings; what becomes of it is told on {@code err}. */
  static OwnSound microphone(Settings settings, PrintWriter err) {
    Optional<String> device =
        Optional.of(settings.get(KnownSettings.DEVICE)).filter(text -> !text.isEmpty());
    return new MicrophoneSound(
        device,
        status -> {
          err.println(status.message());
          err.flush();
        });
  }

  private Sounds() {}
}
