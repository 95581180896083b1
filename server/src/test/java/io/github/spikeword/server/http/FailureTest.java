package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.session.ModelStore;
import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.server.testing.RawWebSocket;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A client is told whether the server failed or the client itself. */
class FailureTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";
  private static final String FAIL = "{\"type\":\"configure\",\"model\":\"other\"}";

  private static final Logger FRAMEWORK = (Logger) LoggerFactory.getLogger("io.micronaut");
  private static SpikewordServer server;

  /** Fails whenever a client chooses a model. */
  private static final class BrokenStore implements ModelStore {
    private final ModelStore models = TestModel.library();

    @Override
    public ServedModel current() {
      return models.current();
    }

    @Override
    public List<String> names() {
      return models.names();
    }

    @Override
    public Optional<ServedModel> find(String name) {
      throw new IllegalStateException("broken for this test");
    }
  }

  @BeforeAll
  static void start() {
    FRAMEWORK.setLevel(Level.OFF); // it logs each failure with its stack trace
    server =
        SpikewordServer.start(
            new SettingsReader(Map.of()).set("server.port", "0").read(),
            new BrokenStore(),
            Optional.of(RecordingSound.of(Tones.speak("-"))));
  }

  @AfterAll
  static void stop() {
    server.close();
    FRAMEWORK.setLevel(null);
  }

  private static void expectFailure(TestSocket client) {
    JsonNode error = client.next("error");
    assertThat(error.path("code").asText()).isEqualTo("internal");
    assertThat(error.path("fatal").asBoolean()).isTrue();
    assertThat(client.closeCode()).isEqualTo(1011);
    await().until(() -> server.reception().current() == 0);
  }

  @Test
  void ofTheServerIsToldToAClientThatSendsSound() {
    try (TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START).say(FAIL);
      expectFailure(client);
    }
  }

  @Test
  void ofTheServerIsToldToAClientThatStarts() {
    try (TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say("{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"model\":\"other\"}");
      expectFailure(client);
    }
  }

  @Test
  void ofTheServerIsToldToAClientThatOnlyListens() {
    try (TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
      client.say(FAIL);
      expectFailure(client);
    }
  }

  @Test
  void ofTheClientsFramesIsNoEndOfItsSound() throws IOException {
    try (RawWebSocket client = new RawWebSocket(server.uri(), "/v1/listen")) {
      client.write(RawWebSocket.text(START));
      client.write(
          RawWebSocket.frame(
              RawWebSocket.FINAL | RawWebSocket.COMPRESSED | RawWebSocket.BINARY, new byte[2]));
      RawWebSocket.Farewell farewell = client.farewell();
      assertThat(farewell.closeCode()).isEqualTo(1002);
      assertThat(farewell.said())
          .startsWith("{\"type\":\"hello\"")
          .doesNotContain("{\"type\":\"finished\"");
    }
    await().until(() -> server.reception().current() == 0);
  }
}
