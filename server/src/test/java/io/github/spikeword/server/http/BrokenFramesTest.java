package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.testing.RawWebSocket;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frames that no proper client sends cost the server neither memory nor time. */
class BrokenFramesTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void expectService() {
    try (TestSocket next = TestSocket.connect(server.uri(), "/v1/listen")) {
      next.say(START);
      next.next("hello");
    }
  }

  /** 64 MiB of zeros, as RFC 7692 has them compressed. */
  private static byte[] deflatedZeros() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[64 << 20]);
    byte[] room = new byte[1 << 20];
    int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(room, length - 4); // the trailer 0 0 ff ff is left out
  }

  @Test
  void areNotInflated() throws IOException {
    try (RawWebSocket client =
        new RawWebSocket(
            server.uri(), "/v1/listen", "Sec-WebSocket-Extensions: permessage-deflate")) {
      assertThat(client.answer()).startsWith("HTTP/1.1 101");
      assertThat(client.answer().toLowerCase(Locale.ROOT))
          .doesNotContain("sec-websocket-extensions");
      client.write(
          RawWebSocket.frame(
              RawWebSocket.FINAL | RawWebSocket.COMPRESSED | RawWebSocket.BINARY, deflatedZeros()));
      assertThat(client.farewell().closeCode()).isEqualTo(1002);
    }
    expectService();
  }
}
