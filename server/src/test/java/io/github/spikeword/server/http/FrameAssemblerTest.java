package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.session.Limits;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.testing.RememberingTransport;
import io.github.spikeword.server.testing.TestModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {

  private final Reception reception =
      new Reception(
          Limits.of(new SettingsReader(Map.of()).set("limits.message-bytes", "256").read()),
          TestModel.library(),
          new ServerMetrics(new SimpleMeterRegistry()));

  private final RememberingTransport client = new RememberingTransport();
  private final FrameAssembler frames =
      new FrameAssembler(reception.hear("client", client).orElseThrow());

  @AfterEach
  void close() {
    reception.close();
  }

  private void text(String text, boolean last) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frames.accept(new TextWebSocketFrame(last, 0, Unpooled.wrappedBuffer(bytes)), 0);
  }

  private void goOn(String text, boolean last) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    frames.accept(new ContinuationWebSocketFrame(last, 0, Unpooled.wrappedBuffer(bytes)), 0);
  }

  @Test
  void putsAMessageTogether() {
    text("{\"type\":\"sta", false);
    goOn("", false);
    goOn("rt\",\"rate\":16000,", false);
    goOn("\"channels\":1}", true);
    text("{\"type\":\"finish\"}", true);

    assertThat(client.said().get(0)).startsWith("{\"type\":\"hello\"");
    assertThat(client.closeCodes()).containsExactly(1000);
  }

  @Test
  void countsEveryFragment() {
    text("{", false);
    for (int fragment = 0; fragment < 100_000; fragment++) {
      goOn("", false);
    }

    assertThat(client.said()).singleElement().asString().contains("\"too-many-messages\"");
    assertThat(client.closeCodes()).containsExactly(4429);
  }

  @Test
  void waitsForNoMoreOfAMessageThatIsTooLong() {
    frames.accept(new BinaryWebSocketFrame(false, 0, Unpooled.wrappedBuffer(new byte[200])), 0);
    assertThat(client.closeCodes()).isEmpty();
    goOn("x".repeat(57), false);

    assertThat(client.said()).singleElement().asString().contains("256 bytes", "has 257");
    assertThat(client.closeCodes()).containsExactly(1009);
  }

  @Test
  void countsTheBytesOfATextAndNotItsCharacters() {
    text("\u20ac".repeat(86), true); // three bytes each

    assertThat(client.said()).singleElement().asString().contains("256 bytes", "has 258");
    assertThat(client.closeCodes()).containsExactly(1009);
  }
}
