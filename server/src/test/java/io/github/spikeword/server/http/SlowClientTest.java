package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.RawWebSocket;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client that stops reading costs nobody else anything, and in the end itself the connection. */
class SlowClientTest {

  private static final int TOO_SLOW = 4008;

  /** A client that shakes hands, asks for much, and never reads. */
  private static Socket stalled(URI server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    socket.getOutputStream().write(RawWebSocket.handshake("/v1/detections"));
    socket.getInputStream().read(); // the handshake's answer has begun
    socket
        .getOutputStream()
        .write(
            RawWebSocket.text(
                "{\"type\":\"configure\",\"events\":[\"activity\",\"score\",\"level\",\"suppressed\"],\"scoreEveryMs\":0,\"activityEverySteps\":1}"));
    return socket;
  }

  @Test
  void losesPicturesWhileTheOthersHearOnTime() throws IOException {
    try (SpikewordServer server =
            TestServer.start(
                Optional.of(RecordingSound.of(Tones.speak("yes", "no"))),
                "limits.queued-pictures",
                "4");
        Socket slow = stalled(server.uri());
        TestSocket quick = TestSocket.connect(server.uri(), "/v1/detections")) {
      assertThat(quick.next("detection").path("latencyMs").asDouble()).isLessThan(1000);
      await().atMost(Duration.ofSeconds(20)).until(() -> dropped(server.uri()) > 0);
      quick.next("detection");
      assertThat(quick.all("heartbeat"))
          .allSatisfy(h -> assertThat(h.path("droppedEvents").asLong()).isZero());
      assertThat(slow.isConnected()).isTrue();
    }
  }

  private static double dropped(URI server) {
    return Http.get(server, "/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("spikeword_messages_dropped_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isClosedWithACodeThatSaysSoWhenEventsPileUp() throws IOException {
    try (SpikewordServer server =
        TestServer.start(
            Optional.of(RecordingSound.of(Tones.speak("-"))),
            "limits.queued-events",
            "5",
            "limits.messages-per-second",
            "100000")) {
      byte[] received = {};
      for (int attempt = 0; attempt < 10 && received.length == 0; attempt++) {
        received = receivedByOneWhoOnlyAsks(server.uri());
      }

      // a close frame: 0x88, its length, the code in two bytes
      int close = lastIndexOf(received, (byte) 0x88, (byte) (TOO_SLOW >> 8), (byte) TOO_SLOW);
      assertThat(close).as("close frame with code 4008").isPositive();
    }
  }

  /**
   * All that a client gets who asks 3000 times before it reads. Nothing if the server closed before
   * it had read all of that: TCP then resets the connection, and what was on its way is lost.
   */
  private static byte[] receivedByOneWhoOnlyAsks(URI server) throws IOException {
    try (Socket slow = stalled(server)) {
      slow.setSoTimeout(10_000);
      byte[] configure = RawWebSocket.text("{\"type\":\"configure\"}");
      for (int i = 0; i < 3000; i++) {
        slow.getOutputStream().write(configure);
      }
      return slow.getInputStream().readAllBytes();
    } catch (SocketException e) {
      return new byte[0];
    }
  }

  private static int lastIndexOf(byte[] bytes, byte first, byte third, byte fourth) {
    for (int i = bytes.length - 4; i >= 0; i--) {
      if (bytes[i] == first && bytes[i + 2] == third && bytes[i + 3] == fourth) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void isCutOffWhenItTakesNothingAtAll() throws IOException {
    try (SpikewordServer server =
            TestServer.start(
                Optional.of(RecordingSound.of(Tones.speak("yes"))), "limits.write-seconds", "0.5");
        Socket slow = stalled(server.uri())) {
      await().until(() -> server.reception().current() == 1);
      await().atMost(Duration.ofSeconds(30)).until(() -> server.reception().current() == 0);
      assertThat(slow.isClosed()).as("closed by the server, not by the client").isFalse();
    }
  }
}
