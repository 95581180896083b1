package io.github.spikeword.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import org.junit.jupiter.api.Test;

class BenchTest {

  @Test
  void streamsAreWorkedThroughAtRealTime() {
    StreamBench bench =
        new StreamBench(TestModel.library().current(), Tones.speak("yes", "no", "-"), 10);
    StreamBench.Result result = bench.run(1);

    // 10 streams of 125 steps a second
    assertThat(result.latencyMs().count()).isEqualTo(1250);
    assertThat(result.busy()).isBetween(0.0, 1.0);
    assertThat(result.detections()).isPositive();
    assertThat(result.bytesPerStep()).as("nothing but events is allocated").isLessThan(200);
  }

  @Test
  void everySampleOfEveryRemoteMicrophoneIsAccountedFor() {
    try (SpikewordServer server = TestServer.start("limits.sessions-per-address", "50")) {
      SocketBench bench = new SocketBench(server.uri(), Tones.speak("yes", "no", "-"));
      SocketBench.Result result = bench.run(20, 3, passed -> {});

      assertThat(result.failures()).isEmpty();
      // 3 s are 93 whole pieces of 512 samples
      assertThat(result.samplesSent()).isEqualTo(20L * 93 * 512);
      assertThat(result.samplesProcessed()).isEqualTo(result.samplesSent());
      assertThat(result.answerMs().count()).isPositive();
      assertThat(result.serverMs().count()).isPositive();
      assertThat(result.isClean()).isTrue();
    }
  }
}
