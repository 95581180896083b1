package io.github.spikeword.stream.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import akka.actor.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.testkit.javadsl.TestKit;
import com.sun.management.ThreadMXBean;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.TestBundles;
import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.Score;
import io.github.spikeword.stream.graph.Heard;
import io.github.spikeword.stream.graph.ListeningGraph;
import io.github.spikeword.stream.graph.SoundSources;
import io.github.spikeword.stream.graph.Systems;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The real Java Sound path, on the file microphone of {@code asound.conf}. It delivers as fast as
 * it is read; the build points SPIKEWORD_MIC_RAW at a file that these tests write.
 */
class JavaSoundMicrophoneTest {

  private static final PcmFormat WANTED = new PcmFormat(PcmEncoding.S16LE, 1, 16_000);

  private final float[] sound = TestBundles.bursts(2, 9);

  @BeforeEach
  void requireFileMicrophone() {
    assumeTrue(
        Files.exists(Path.of("/usr/share/alsa/alsa.conf"))
            && System.getenv("SPIKEWORD_MIC_RAW") != null
            && !MicrophoneDevices.list().isEmpty(),
        "skipped: needs Linux with libasound2 and the environment of the build");
  }

  @Test
  void deviceIsListedWithItsFormats() {
    MicrophoneDevice device = MicrophoneDevices.choose(Optional.of("default"));
    assertThat(device.name()).contains("default");
    assertThat(device.formats()).startsWith(WANTED);
    assertThat(MicrophoneDevices.list()).extracting(MicrophoneDevice::index).startsWith(0);
  }

  @Test
  void samplesArriveExactly() throws IOException {
    short[] spoken = speak(sound);
    try (CaptureLine line = MicrophoneDevices.choose(Optional.empty()).open()) {
      assertThat(line.format()).isEqualTo(WANTED);
      float[] mono = new float[128];
      for (int at = 0; at + 128 <= spoken.length; at += 128) {
        assertThat(line.read(mono)).isEqualTo(128);
        for (int n = 0; n < 128; n++) {
          assertThat(mono[n]).isEqualTo(spoken[at + n] / 32768f);
        }
      }
    }
  }

  @Test
  void fetchLongerThanTheLinesBufferIsCutRatherThanSilent() throws IOException {
    short[] spoken = speak(sound);
    try (CaptureLine line = MicrophoneDevices.choose(Optional.empty()).open()) {
      float[] mono = new float[16_000];
      int count = line.read(mono);
      assertThat(count).isBetween(1, 15_999);
      for (int n = 0; n < count; n++) {
        assertThat(mono[n]).isEqualTo(spoken[n] / 32768f);
      }
    }
  }

  @Test
  void closedLineEndsItsReader() throws IOException {
    speak(sound);
    CaptureLine line = MicrophoneDevices.choose(Optional.empty()).open();
    line.close();
    line.close();
    assertThat(line.read(new float[128])).isEqualTo(-1);
  }

  @Test
  void capturingAllocatesNothing() throws IOException {
    speak(sound);
    try (CaptureLine line = MicrophoneDevices.choose(Optional.empty()).open()) {
      Capture capture = new Capture(line, 1000, System::nanoTime);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      pump(capture, 500);
      long before = threads.getThreadAllocatedBytes(thread);
      pump(capture, 5000);
      // the smallest object takes 16 bytes; the measurement itself costs some once
      assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(5000);
    }
  }

  @Test
  void graphHearsThroughTheDeviceWhatAPlainLoopHears() throws Exception {
    short[] spoken = speak(sound);
    Bundle bundle = TestBundles.random(11);
    float[] exact = new float[spoken.length];
    for (int n = 0; n < spoken.length; n++) {
      exact[n] = spoken[n] / 32768f;
    }
    EventSelection scores = new EventSelection(0, 1, 0);
    List<ListeningEvent> expected = new ArrayList<>();
    ListeningSession session =
        new ListeningSession(bundle, new SparseSimulator(bundle.network()), scores, expected::add);
    session.accept(exact, 0, exact.length);

    MicrophoneSettings roomy = new MicrophoneSettings(20_000, 1500, 60_000, 250, 1000, 0);
    Microphone microphone =
        Microphone.open(new Paced(MicrophoneDevices.choose(Optional.empty())), roomy, status -> {});
    ActorSystem system = Systems.create("java-sound");
    try {
      List<ListeningEvent> events =
          SoundSources.microphone(microphone)
              .via(
                  ListeningGraph.flow(
                      sink ->
                          new ListeningSession(
                              bundle, new SparseSimulator(bundle.network()), scores, sink)))
              .map(Heard::event)
              .take(expected.size())
              .runWith(Sink.seq(), system)
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
      assertThat(events).isEqualTo(expected).hasAtLeastOneElementOfType(Detection.class);
      assertThat(expected).hasAtLeastOneElementOfType(Score.class);
      FrameAccount account = microphone.account();
      assertThat(account.processed()).isGreaterThanOrEqualTo(exact.length / 128 * 128);
    } finally {
      TestKit.shutdownActorSystem(system);
      microphone.close();
    }
    assertThat(microphone.isOver()).isTrue();
  }

  private static void pump(Capture capture, int times) {
    boolean goesOn = true;
    for (int n = 0; n < times; n++) {
      goesOn &= capture.pump();
    }
    assertThat(goesOn).isTrue();
  }

  /** Writes the file that the microphone plays; the end is silent, for the device repeats it. */
  private static short[] speak(float[] sound) throws IOException {
    short[] samples = new short[sound.length + 16_000];
    for (int n = 0; n < sound.length; n++) {
      samples[n] = (short) Math.round(sound[n] * 32767);
    }
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    Files.write(Path.of(System.getenv("SPIKEWORD_MIC_RAW")), bytes.array());
    return samples;
  }

  /** A device slowed down to some eight times real time. */
  private record Paced(CaptureDevice device) implements CaptureDevice {

    @Override
    public String name() {
      return device.name();
    }

    @Override
    public CaptureLine open() throws IOException {
      CaptureLine line = device.open();
      return new CaptureLine() {
        @Override
        public PcmFormat format() {
          return line.format();
        }

        @Override
        public int read(float[] mono) throws IOException {
          LockSupport.parkNanos(1_000_000);
          return line.read(mono);
        }

        @Override
        public void close() {
          line.close();
        }
      };
    }
  }
}
