package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.stream.javadsl.Source;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.testing.FreePort;
import io.github.spikeword.server.testing.RepeatedTones;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.stream.session.Sound;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpikewordServerTest {

  /** Words; tells whether the server was to be reached when they were asked for. */
  private static final class Curious extends RepeatedTones {
    private final int port;
    private boolean reached;
    private boolean closed;

    Curious(int port) {
      super("yes", "no");
      this.port = port;
    }

    @Override
    public Source<Sound, ?> source() {
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        reached = client.isConnected();
      } catch (ConnectException e) {
        reached = false;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return super.source();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void listensBeforeAnybodyCanAskWhatItHears() {
    int port = FreePort.find();
    Curious sound = new Curious(port);

    try (SpikewordServer server =
        TestServer.start(Optional.of(sound), "server.port", String.valueOf(port))) {
      assertThat(server.uri().getPort()).isEqualTo(port);
      assertThat(sound.reached).isFalse();
    }
  }

  @Test
  void hasGivenItsPortBackWhenItHasStopped() throws IOException {
    int port = FreePort.find();
    TestServer.start("server.port", String.valueOf(port)).close();

    try (ServerSocket next = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(next.isBound()).isTrue();
    }
  }

  @Test
  void givesTheSoundBackWhenItsPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Curious sound = new Curious(taken.getLocalPort());
      String port = String.valueOf(taken.getLocalPort());

      assertThatThrownBy(() -> TestServer.start(Optional.of(sound), "server.port", port))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Port " + port);
      assertThat(sound.closed).isTrue();
    }
  }
}
