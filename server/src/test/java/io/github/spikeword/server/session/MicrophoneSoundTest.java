package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import io.github.spikeword.stream.microphone.CaptureDevice;
import io.github.spikeword.stream.microphone.CaptureLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A microphone whose model is changed while it is in trouble. */
class MicrophoneSoundTest {

  private static final String OTHER_MODEL = "{\"type\":\"configure\",\"model\":\"tones-two\"}";

  /** A device that one line at a time can be open of, and that can be unplugged. */
  private static final class ExclusiveDevice implements CaptureDevice {
    private final float[] sound = Tones.speak("yes", "no");
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger openings = new AtomicInteger();
    private volatile boolean unplugged;

    @Override
    public String name() {
      return "exclusive";
    }

    @Override
    public CaptureLine open() throws IOException {
      if (unplugged) {
        throw new IOException("There is no such device.");
      }
      if (!open.compareAndSet(0, 1)) {
        throw new IOException("The device is busy.");
      }
      openings.incrementAndGet();
      return new Line();
    }

    /** Words over and over, in real time. */
    private final class Line implements CaptureLine {
      private long due = System.nanoTime();
      private int at;
      private volatile boolean closed;

      @Override
      public PcmFormat format() {
        return new PcmFormat(PcmEncoding.S16LE, 1, 16_000);
      }

      @Override
      public int read(float[] mono) {
        due += TimeUnit.SECONDS.toNanos(mono.length) / 16_000;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        for (int i = 0; i < mono.length; i++) {
          mono[i] = sound[at];
          at = (at + 1) % sound.length;
        }
        return closed || unplugged ? -1 : mono.length;
      }

      @Override
      public synchronized void close() {
        if (!closed) {
          closed = true;
          open.set(0);
        }
      }
    }
  }

  private final ExclusiveDevice device = new ExclusiveDevice();

  private SpikewordServer start() {
    return TestServer.start(Optional.of(new MicrophoneSound(device, status -> {})));
  }

  private static int readiness(SpikewordServer server) {
    return Http.get(server.uri(), "/health/readiness").statusCode();
  }

  @Test
  void staysOpenWhenAnotherModelTakesOver() {
    try (SpikewordServer server = start();
        TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
      client.next("detection");
      client.say(OTHER_MODEL);
      client.next(m -> m.at("/model/name").asText().equals("tones-two"));

      client.next("detection");
      assertThat(device.openings).hasValue(1);
      assertThat(client.all("gap")).isEmpty();
    }
    assertThat(device.open).as("lines left open").hasValue(0);
  }

  @Test
  void comesBackThoughTheModelWasChangedWhileItWasUnplugged() {
    try (SpikewordServer server = start();
        TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
      client.next("detection");
      device.unplugged = true;
      await().until(() -> readiness(server) == 503);
      client.say(OTHER_MODEL);
      client.next(m -> m.at("/model/name").asText().equals("tones-two"));
      assertThat(readiness(server)).isEqualTo(503);

      device.unplugged = false;
      client.next("detection");
      await().atMost(Duration.ofSeconds(10)).until(() -> readiness(server) == 200);
    }
  }
}
