package io.github.spikeword.server.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client written from the protocol's public description: JSON lines with data and payload. */
class WyomingServerTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start("wyoming.enabled", "true", "wyoming.port", "0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A client on a real socket. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Client() throws IOException {
      socket = new Socket("127.0.0.1", server.wyomingPort().orElseThrow());
      socket.setSoTimeout(10_000);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void send(String header, byte[]... parts) throws IOException {
      out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
      for (byte[] part : parts) {
        out.write(part);
      }
      out.flush();
    }

    /** The next event as its header with its data merged in. */
    JsonNode next() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          return MAPPER.createObjectNode();
        }
        line.append((char) b);
      }
      ObjectNode event = (ObjectNode) MAPPER.readTree(line.toString());
      byte[] data = in.readNBytes(event.path("data_length").asInt());
      if (data.length > 0) {
        event.set("data", MAPPER.readTree(data));
      }
      return event;
    }

    void speak(float[] sound, int rate) throws IOException {
      byte[] pcm = Tones.pcm(sound);
      String format = "\"rate\":" + rate + ",\"width\":2,\"channels\":1";
      send("{\"type\":\"audio-start\",\"data\":{" + format + "}}");
      for (int at = 0; at < pcm.length; at += 2048) {
        byte[] part = Tones.part(pcm, at, at + 2048);
        byte[] data = ("{" + format + "}").getBytes(StandardCharsets.UTF_8);
        send(
            "{\"type\":\"audio-chunk\",\"data_length\":"
                + data.length
                + ",\"payload_length\":"
                + part.length
                + "}",
            data,
            part);
      }
      send("{\"type\":\"audio-stop\"}");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void describesItselfAsAWakeWordService() throws IOException {
    try (Client client = new Client()) {
      client.send("{\"type\":\"describe\"}");
      JsonNode info = client.next();

      assertThat(info.path("type").asText()).isEqualTo("info");
      JsonNode program = info.at("/data/wake/0");
      assertThat(program.path("installed").asBoolean()).isTrue();
      assertThat(program.at("/attribution/name").isTextual()).isTrue();
      assertThat(program.path("models"))
          .extracting(m -> m.path("name").asText())
          .containsExactly("yes", "no");
      assertThat(info.at("/data/asr")).isEmpty();
    }
  }

  @Test
  void tellsAWordAndWhenItWasSpoken() throws IOException {
    try (Client client = new Client()) {
      client.speak(Tones.speak("-", "no"), 16_000);
      JsonNode detection = client.next();

      assertThat(detection.path("type").asText()).isEqualTo("detection");
      assertThat(detection.at("/data/name").asText()).isEqualTo("no");
      assertThat(detection.at("/data/timestamp").asInt()).isBetween(1250, 1650);
    }
  }

  @Test
  void tellsOnlyTheWordsThatTheClientWants() throws IOException {
    try (Client client = new Client()) {
      client.send("{\"type\":\"detect\",\"data\":{\"names\":[\"no\"]}}");
      client.speak(Tones.speakAt(44_100, "yes", "no"), 44_100);
      assertThat(client.next().at("/data/name").asText()).isEqualTo("no");
      client.speak(Tones.speak("yes"), 16_000);
      assertThat(client.next().path("type").asText()).isEqualTo("not-detected");
    }
  }

  @Test
  void answersAPing() throws IOException {
    try (Client client = new Client()) {
      client.send("{\"type\":\"ping\"}");
      assertThat(client.next().path("type").asText()).isEqualTo("pong");
    }
  }

  @Test
  void closesOnWhatIsNotOfTheProtocolAndServesTheNext() throws IOException {
    for (String nonsense :
        new String[] {
          "GET / HTTP/1.1",
          "{}",
          "[1]",
          "{\"type\":\"audio-chunk\",\"payload_length\":-1}",
          "{\"type\":\"audio-chunk\",\"payload_length\":99999999999}",
          "{\"type\":\"audio-start\",\"data\":{\"rate\":16000,\"width\":3,\"channels\":1}}",
          "{\"type\":\"audio-start\"}"
        }) {
      try (Client client = new Client()) {
        client.send(nonsense);
        assertThat(client.next()).as(nonsense).isEmpty();
      }
    }
    answersAPing();
  }

  @Test
  void isNotOfferedToOtherMachinesWithoutSayingSo() {
    assertThatThrownBy(
            () ->
                TestServer.start(
                    "wyoming.enabled",
                    "true",
                    "wyoming.port",
                    "0",
                    "server.host",
                    "0.0.0.0",
                    "server.token",
                    "a-token-of-some-length"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--insecure");
  }
}
