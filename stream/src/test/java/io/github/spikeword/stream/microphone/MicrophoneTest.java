package io.github.spikeword.stream.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.microphone.MicrophoneStatus.State;
import io.github.spikeword.stream.session.Sound;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The microphone with its threads, on a device whose faults the test orders. */
class MicrophoneTest {

  /** Stall times, milliseconds: one that no slow machine reaches, and one to be reached. */
  private static final int PATIENT = 20_000;

  private static final int HASTY = 200;

  private final FakeDevice device = new FakeDevice();
  private final List<State> states = new CopyOnWriteArrayList<>();
  private Microphone microphone = open(PATIENT);

  @AfterEach
  void close() {
    microphone.close();
  }

  @Test
  void deliversTheSoundOfTheDevice() {
    SplittableRandom random = new SplittableRandom(1);
    float[] spoken = new float[50 * 128];
    for (int at = 0; at < spoken.length; at += 128) {
      float[] piece = new float[128];
      for (int n = 0; n < 128; n++) {
        piece[n] = (float) random.nextDouble();
      }
      System.arraycopy(piece, 0, spoken, at, 128);
      device.last().deliver(piece);
    }
    List<Sound> sound = readSamples(spoken.length);
    assertThat(samples(sound)).containsExactly(spoken);
    assertThat(microphone.account()).isEqualTo(new FrameAccount(6400, 6400, 0, 0));
  }

  @Test
  void pulledPlugLeavesAGapAsLongAsItLastedAndSoundGoesOn() throws InterruptedException {
    long start = System.nanoTime();
    device.last().deliver(0.5f, 1280);
    assertThat(samples(readSamples(1280))).hasSize(1280);
    device.last().end();
    await(() -> device.lines.size() == 2);
    Thread.sleep(30);
    device.last().deliver(0.25f, 1280);
    List<Sound> sound = readSamples(1280);
    double elapsed = (System.nanoTime() - start) * 1e-9;
    assertThat(sound.get(0)).isInstanceOf(Sound.Lost.class);
    Sound.Lost gap = (Sound.Lost) sound.get(0);
    assertThat(gap.cause()).isEqualTo(GapCause.REOPENED);
    assertThat(gap.samples()).isBetween((long) (0.025 * 16_000), (long) (elapsed * 16_000));
    assertThat(samples(sound)).containsOnly(0.25f);
    assertThat(microphone.account()).isEqualTo(new FrameAccount(2560, 2560, 0, 0));
    await(() -> microphone.status().state() == State.RUNNING);
    assertThat(states).contains(State.REOPENING);
  }

  @Test
  void stalledDeviceIsOpenedAgain() throws InterruptedException {
    microphone.close();
    microphone = open(HASTY);
    device.last().deliver(0.5f, 128);
    readSamples(128);
    states.clear();
    await(() -> states.contains(State.REOPENING));
    List<Sound> sound = new ArrayList<>();
    while (sound.isEmpty()) {
      device.last().deliver(0.25f, 128); // more than once, if this test itself was slow
      sound.addAll(microphone.read(50));
    }
    assertThat(((Sound.Lost) sound.get(0)).cause()).isEqualTo(GapCause.STALL);
    assertThat(((Sound.Lost) sound.get(0)).samples()).isGreaterThanOrEqualTo(200 * 16);
    assertThat(states).contains(State.STALLED);
  }

  @Test
  void readerThatFallsBehindLosesTheOldestSoundAndTheAccountAddsUp() throws InterruptedException {
    int capacity = 16_384; // one second, rounded up to a power of two
    long delivered = 0;
    while (delivered < 3 * capacity) {
      device.last().deliver(0.5f, 1280);
      delivered += 1280;
    }
    long all = delivered;
    await(() -> microphone.account().read() == all);
    assertThat(microphone.account())
        .isEqualTo(new FrameAccount(delivered, 0, delivered - capacity, capacity));
    List<Sound> sound = readSamples(capacity);
    assertThat(((Sound.Lost) sound.get(0)).samples()).isEqualTo(delivered - capacity);
    assertThat(((Sound.Lost) sound.get(0)).cause()).isEqualTo(GapCause.OVERFLOW);
    assertThat(microphone.account())
        .isEqualTo(new FrameAccount(delivered, capacity, delivered - capacity, 0));
  }

  @Test
  void readWaitsNoLongerThanAsked() {
    long start = System.nanoTime();
    assertThat(microphone.read(50)).isEmpty();
    assertThat((System.nanoTime() - start) / 1_000_000).isBetween(45L, 5000L);
  }

  @Test
  void closedMicrophoneIsOverAndItsDeviceFree() {
    microphone.close();
    assertThat(microphone.isOver()).isTrue();
    assertThat(device.last().closed).isTrue();
    assertThat(microphone.read(10_000)).isEmpty();
    assertThat(microphone.status().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void capturingAllocatesNothing() {
    FakeDevice.Line line = new FakeDevice.Line(FakeDevice.MONO_16_KHZ);
    Capture capture = new Capture(line, 1000, System::nanoTime);
    line.deliver(0.5f, 20_000 * 128);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    pump(capture, 10_000);
    long before = threads.getThreadAllocatedBytes(thread);
    pump(capture, 10_000);
    // the smallest object takes 16 bytes; the measurement itself costs some once
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(10_000);
  }

  private static void pump(Capture capture, int times) {
    for (int n = 0; n < times; n++) {
      capture.pump();
    }
  }

  private Microphone open(int stallMillis) {
    return Microphone.open(
        device,
        new MicrophoneSettings(1000, stallMillis, 20_000, 20, 50, 0),
        status -> states.add(status.state()));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  /** Reads until so many samples have come. */
  private List<Sound> readSamples(int count) {
    List<Sound> sound = new ArrayList<>();
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (samples(sound).length < count) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      sound.addAll(microphone.read(100));
    }
    return sound;
  }

  private static float[] samples(List<Sound> sound) {
    int count = 0;
    for (Sound piece : sound) {
      count += piece instanceof Sound.Samples some ? some.samples().length : 0;
    }
    float[] samples = new float[count];
    int at = 0;
    for (Sound piece : sound) {
      if (piece instanceof Sound.Samples some) {
        System.arraycopy(some.samples(), 0, samples, at, some.samples().length);
        at += some.samples().length;
      }
    }
    return samples;
  }
}
