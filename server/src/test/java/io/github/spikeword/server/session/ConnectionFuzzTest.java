package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.testing.Fuzz;
import io.github.spikeword.models.testing.Mutations;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.testing.TestModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a client says, its session takes it or says what was wrong with it. */
class ConnectionFuzzTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";
  private static final int MESSAGES_PER_CONNECTION = 100;
  private static final long MOST_BYTES = 4 << 20;

  private final Reception reception =
      new Reception(
          Limits.of(
              new SettingsReader(Map.of())
                  .set("limits.messages-per-second", "100000")
                  .set("limits.audio-burst-seconds", "3600")
                  .read()),
          TestModel.library(),
          new ServerMetrics(new SimpleMeterRegistry()));

  private final Client client = new Client();
  private Connection connection = connect();
  private int messages;

  /** A wire that remembers the last messages. */
  private static final class Client implements Transport {
    private boolean refused;
    private int closeCode;

    @Override
    public CompletionStage<?> send(String text) {
      assertThat(text).startsWith("{\"type\":\"").endsWith("}");
      refused |= text.startsWith("{\"type\":\"error\"");
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(int code, String reason) {
      closeCode = code;
    }
  }

  private Connection connect() {
    Connection opened = reception.hear("client", client).orElseThrow();
    opened.text(START);
    return opened;
  }

  @AfterEach
  void close() {
    reception.gone(connection, "client");
    reception.close();
  }

  /** Takes a new connection now and then, and whenever the last one was closed. */
  private void begin() {
    if (client.closeCode != 0 || messages++ % MESSAGES_PER_CONNECTION == 0) {
      assertThat(client.closeCode).as("close code").isIn(0, 1000, 4401);
      reception.gone(connection, "client");
      connection = connect();
    }
    client.closeCode = 0;
    client.refused = false;
  }

  @Test
  void everyTextIsTakenOrAnswered() {
    List<String> tokens =
        List.of("{", "}", "\"", ":", ",", "null", "-1", "1e9", "0.5", "\"yes\"", "tones-two");
    Mutations mutations =
        Mutations.ofTexts(
            5,
            tokens,
            "{\"type\":\"configure\",\"words\":{\"yes\":{\"threshold\":2.5,\"release\":1}},\"refractoryMillis\":750}",
            "{\"type\":\"configure\",\"events\":[\"score\",\"activity\"],\"scoreEveryMs\":20,\"activityEverySteps\":4}",
            "{\"type\":\"configure\",\"mismatch\":{\"leak\":0.1,\"threshold\":0.02,\"seed\":7}}",
            "{\"type\":\"configure\",\"model\":\"tones-two\"}",
            "{\"type\":\"finish\"}");
    byte[] sound = new byte[512];
    Fuzz.run(
        mutations,
        MOST_BYTES,
        bytes -> {
          begin();
          connection.text(new String(bytes, StandardCharsets.UTF_8));
          connection.binary(sound, System.nanoTime()); // so that what was changed takes effect
          return !client.refused;
        });
  }

  @Test
  void everySoundIsTakenOrAnswered() {
    Mutations mutations = Mutations.ofFiles(6, Integer.MAX_VALUE, new byte[256], new byte[2]);
    Fuzz.run(
        mutations,
        MOST_BYTES,
        bytes -> {
          begin();
          connection.binary(bytes, System.nanoTime());
          return !client.refused;
        });
  }
}
