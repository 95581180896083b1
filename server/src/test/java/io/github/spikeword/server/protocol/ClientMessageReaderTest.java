package io.github.spikeword.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.testing.Fuzz;
import io.github.spikeword.models.testing.Mutations;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.ClientMessage.Start;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientMessageReaderTest {

  private static final String START =
      "{\"type\":\"start\",\"rate\":48000,\"channels\":2,\"format\":\"s16le\",\"events\":[\"score\",\"hologram\"],"
          + "\"scoreEveryMs\":20,\"activityEverySteps\":4,\"words\":{\"yes\":{\"threshold\":2.5,\"release\":1}},"
          + "\"refractoryMillis\":750,\"model\":\"yes-no\",\"mismatch\":{\"leak\":0.1,\"threshold\":0.02,\"seed\":7},\"new\":1}";

  @Test
  void readsEveryFieldAndIgnoresNewOnes() throws BadMessageException {
    Start start = (Start) ClientMessageReader.read(START);
    Configure configure = start.configure();

    assertThat(start.rate()).isEqualTo(48_000);
    assertThat(start.channels()).isEqualTo(2);
    assertThat(configure.events())
        .hasValueSatisfying(e -> assertThat(e).containsExactly(MessageType.SCORE));
    assertThat(configure.scoreEveryMs()).hasValue(20);
    assertThat(configure.activityEverySteps()).hasValue(4);
    assertThat(configure.words().get("yes").threshold()).isEqualTo(2.5);
    assertThat(configure.refractoryMillis()).hasValue(750);
    assertThat(configure.model()).hasValue("yes-no");
    assertThat(configure.mismatch()).hasValueSatisfying(m -> assertThat(m.seed()).isEqualTo(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | JSON object",
        "{\"type\":3} | 'type'",
        "{\"type\":\"start\",\"rate\":16000} | 'channels'",
        "{\"type\":\"start\",\"rate\":16000.5,\"channels\":1} | 'rate'",
        "{\"type\":\"start\",\"rate\":16000,\"channels\":9} | 'channels'",
        "{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"format\":\"f32\"} | 's16le'",
        "{\"type\":\"configure\",\"scoreEveryMs\":-1} | 'scoreEveryMs'",
        "{\"type\":\"configure\",\"scoreEveryMs\":\"1\"} | 'scoreEveryMs'",
        "{\"type\":\"configure\",\"activityEverySteps\":0} | 'activityEverySteps'",
        "{\"type\":\"configure\",\"events\":\"score\"} | 'events'",
        "{\"type\":\"configure\",\"words\":{\"yes\":{\"threshold\":1}}} | 'release'",
        "{\"type\":\"configure\",\"words\":{\"yes\":{\"threshold\":1,\"release\":1}}} | below its threshold",
        "{\"type\":\"configure\",\"model\":\"../x\"} | 'model'",
        "{\"type\":\"configure\",\"mismatch\":{\"leak\":2,\"threshold\":0}} | 'leak'",
        "{\"type\":\"configure\"} {} | not valid JSON",
      })
  void refusesWrongValuesByName(String message, String expected) {
    assertThatThrownBy(() -> ClientMessageReader.read(message))
        .isInstanceOf(BadMessageException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    String deep =
        "{\"type\":\"configure\",\"words\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    assertThatThrownBy(() -> ClientMessageReader.read(deep))
        .isInstanceOf(BadMessageException.class);
  }

  @Test
  void readsOrRefusesWhateverComes() {
    List<String> tokens =
        List.of("{", "}", "[", "]", "\"", ",", ":", "0", "-", "9", "e", ".", "null", "true", "\\u");
    Fuzz.run(
        Mutations.ofTexts(20261123, tokens, START),
        1 << 20,
        bytes -> {
          try {
            assertThat(ClientMessageReader.read(new String(bytes, StandardCharsets.UTF_8)))
                .isNotNull();
            return true;
          } catch (BadMessageException e) {
            assertThat(e.explanation()).isNotBlank().hasSizeLessThan(400);
            return false;
          }
        });
  }
}
