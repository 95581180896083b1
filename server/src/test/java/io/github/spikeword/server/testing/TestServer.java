package io.github.spikeword.server.testing;

import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.OwnSound;
import java.util.Map;
import java.util.Optional;

/** Servers on a free port of loopback with {@link TestModel}. */
public final class TestServer {

  private TestServer() {}

  /** A server without sound of its own; settings as names and values. */
  public static SpikewordServer start(String... settings) {
    return start(Optional.empty(), settings);
  }

  /** A server with sound of its own. */
  public static SpikewordServer start(Optional<OwnSound> sound, String... settings) {
    SettingsReader reader = new SettingsReader(Map.of()).set("server.port", "0");
    for (int s = 0; s < settings.length; s += 2) {
      reader.set(settings[s], settings[s + 1]);
    }
    return SpikewordServer.start(reader.read(), TestModel.library(), sound);
  }
}
