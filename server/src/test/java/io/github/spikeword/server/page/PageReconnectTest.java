package io.github.spikeword.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.FreePort;
import io.github.spikeword.server.testing.RepeatedTones;
import io.github.spikeword.server.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page follows a server that goes away and comes back. */
class PageReconnectTest {

  @Test
  void listensAgainAfterTheServerWasStartedAnew() {
    assumeTrue(Chromium.missing().isEmpty(), Chromium.missing().orElse(""));
    int port = FreePort.find();
    SpikewordServer first = listening(port);
    try (OpenPage tab = new OpenPage(first.uri(), false).connected()) {
      tab.wordsAfter(1);
      String session = tab.find("#health-session").innerText();
      assertThat(tab.problems()).isEmpty();

      first.close();
      tab.waitForText("#connection-text", "server gone, trying again");
      int before = tab.words().size(); // only now no more come from the first server
      try (SpikewordServer second = listening(port)) {
        tab.connected();

        assertThat(tab.wordsAfter(before + 1)).hasSizeGreaterThan(before);
        assertThat(tab.find("#health-session").innerText()).isNotEqualTo(session);
        assertThat(second.reception().current()).isEqualTo(1);
      }
    } finally {
      first.close();
    }
  }

  private static SpikewordServer listening(int port) {
    return TestServer.start(
        Optional.of(new RepeatedTones("yes", "-", "no", "-")), "server.port", String.valueOf(port));
  }
}
