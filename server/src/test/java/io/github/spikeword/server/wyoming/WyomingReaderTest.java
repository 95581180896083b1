package io.github.spikeword.server.wyoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.testing.Fuzz;
import io.github.spikeword.models.testing.Mutations;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WyomingReaderTest {

  private static final String EVENTS =
      "{\"type\":\"audio-chunk\",\"data\":{\"rate\":16000},\"data_length\":12,\"payload_length\":8}\n"
          + "{\"width\": 2}12345678{\"type\":\"ping\"}\n";

  /** The longest payload that may be announced, twice, for the stream may grow its buffer. */
  private static final long MOST_BYTES = 9 << 20;

  private static WyomingReader reader(byte[] bytes) {
    return new WyomingReader(new ByteArrayInputStream(bytes));
  }

  @Test
  void readsHeaderDataAndPayload() throws IOException {
    WyomingReader reader = reader(EVENTS.getBytes(StandardCharsets.UTF_8));
    WyomingEvent chunk = reader.read().orElseThrow();
    assertThat(chunk.type()).isEqualTo("audio-chunk");
    assertThat(chunk.data().toString()).isEqualTo("{\"rate\":16000,\"width\":2}");
    assertThat(chunk.payload()).asString(StandardCharsets.US_ASCII).isEqualTo("12345678");
    assertThat(reader.read()).hasValueSatisfying(e -> assertThat(e.type()).isEqualTo("ping"));
    assertThat(reader.read()).isEmpty();
  }

  @Test
  void readsOrRefusesWhateverComes() {
    List<String> tokens =
        List.of("{", "}", "\"", ":", ",", "\n", "[", "null", "-1", "4194304", "1e9", "true");
    Fuzz.run(
        Mutations.ofTexts(42, tokens, EVENTS),
        MOST_BYTES,
        bytes -> {
          WyomingReader reader = reader(bytes);
          try {
            for (Optional<WyomingEvent> e = reader.read(); e.isPresent(); e = reader.read()) {
              assertThat(e.get().type()).isNotNull();
            }
            return true;
          } catch (WyomingFormatException | EOFException e) {
            assertThat(e.getMessage()).endsWith(".");
            return false;
          }
        });
  }
}
