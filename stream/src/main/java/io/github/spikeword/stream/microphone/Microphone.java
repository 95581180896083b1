package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.session.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A microphone that never stalls: a thread of high priority moves sound from the device into a
 * ring, another looks after the device several times a second and opens it again when it is lost.
 *
 * <h2>Assumptions</h2>
 *
 * <ol>
 *   <li>Every method may be called on any thread. Of several threads that read one waits for the
 *       other, and each piece of sound goes to one of them.
 *   <li>The status listener returns quickly; it is called on the thread that looks after the
 *       device.
 * </ol>
 *
 * <h2>Guarantees</h2>
 *
 * <ol>
 *   <li>The capture thread waits for the device only, and allocates nothing. A reader that falls
 *       behind loses the oldest sound and is told how much ({@code OVERFLOW}); the newest is kept.
 *   <li>{@link #account} adds up at every moment: {@code read = processed + dropped + queued}. For
 *       a device at 16 kHz {@code processed} is exactly the samples and {@code dropped} exactly the
 *       overflow gaps that were handed out, when the ring is empty.
 *   <li>A device that stops, fails, changes its format or delivers nothing is noticed within two
 *       seconds under the standard settings, and so are exact zeros.
 *   <li>When the device is back, a gap ({@code STALL} or {@code REOPENED}) comes before its sound,
 *       as long as the time in which no sound came, by the clock.
 *   <li>After {@link #close} the device is free and {@link #isOver} holds.
 * </ol>
 *
 * <p>Sound that the operating system loses before this process sees it goes unnoticed: Java Sound
 * does not tell.
 */
public final class Microphone implements AutoCloseable {

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** A line that was opened, and what lost the sound before it. */
  private record Opening(Capture capture, GapCause causeOfGap) {}

  private final MicrophoneSupervisor supervisor;
  private final ConcurrentLinkedQueue<Opening> openings = new ConcurrentLinkedQueue<>();
  private final Thread watcher;

  private final Object reading = new Object();

  private @Nullable Capture current;

  /** Guarded by {@code reading}. */
  private @Nullable CaptureReader reader;

  /** Frames of lines that are over and read to their end; guarded by this, as is current. */
  private FrameAccount past = FrameAccount.EMPTY;

  private Microphone(
      CaptureDevice device, MicrophoneSettings settings, Consumer<MicrophoneStatus> listener) {
    supervisor =
        new MicrophoneSupervisor(
            device, settings, System::nanoTime, this::startCapturing, listener);
    watcher = new Thread(this::watch, "spikeword-microphone");
    watcher.setDaemon(true);
  }

  /**
   * Opens a device and starts capturing.
   *
   * @param listener is told of every change of the status
   * @throws MicrophoneError if the device cannot be opened
   */
  public static Microphone open(
      CaptureDevice device, MicrophoneSettings settings, Consumer<MicrophoneStatus> listener) {
    Microphone microphone = new Microphone(device, settings, listener);
    microphone.watcher.start();
    return microphone;
  }

  /** How the microphone is. */
  public MicrophoneStatus status() {
    return supervisor.status();
  }

  /** Whether the microphone was closed or given up: no sound will come any more. */
  public boolean isOver() {
    return supervisor.isOver();
  }

  /** Where the frames are that were read from the device, over all its openings. */
  public synchronized FrameAccount account() {
    FrameAccount sum = past;
    if (current != null) {
      sum = sum.plus(current.ring().account());
    }
    for (Opening opening : openings) {
      sum = sum.plus(opening.capture().ring().account());
    }
    return sum;
  }

  /**
   * Waits for sound.
   *
   * @param waitMillis longest wait, from 0
   * @return sound at 16 kHz mono and gaps, in order; empty if nothing came in time or the
   *     microphone is over
   */
  public List<Sound> read(long waitMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    synchronized (reading) {
      return readUntil(deadline);
    }
  }

  private List<Sound> readUntil(long deadline) {
    while (true) {
      List<Sound> sound = readNow();
      long left = deadline - System.nanoTime();
      if (!sound.isEmpty() || left <= 0 || isOver()) {
        return sound;
      }
      if (reader == null) {
        LockSupport.parkNanos(this, Math.min(left, POLL_NANOS));
      } else {
        // a line that is opened anew wakes nobody, so look every now and then
        reader.await(Math.min(left, POLL_NANOS));
      }
    }
  }

  /** Stops capturing and frees the device. Sound that was not read is dropped. */
  @Override
  public void close() {
    supervisor.close();
    LockSupport.unpark(watcher);
  }

  private List<Sound> readNow() {
    if (reader == null || reader.isDrained()) {
      return readNextOpening();
    }
    return reader.read();
  }

  private List<Sound> readNextOpening() {
    Opening next = openings.peek();
    if (next == null) {
      return List.of();
    }
    boolean ended = next.capture().hasEnded(); // asked first: what has ended gets no sound later
    if (!next.capture().hasSound()) {
      if (ended) {
        openings.remove(next);
      }
      return List.of();
    }
    List<Sound> sound = new ArrayList<>();
    if (reader != null && current != null) {
      sound.addAll(reader.finish());
      long silence = next.capture().firstFrameNanos() - current.lastFrameNanos();
      long lost = Math.round(silence * 1e-9 * SampleStream.SAMPLE_RATE_HZ);
      sound.add(
          new Sound.Lost(Math.max(1, lost), next.causeOfGap(), next.capture().firstFrameNanos()));
    }
    advance(next);
    reader = new CaptureReader(next.capture());
    sound.addAll(reader.read());
    return sound;
  }

  private synchronized void advance(Opening next) {
    if (current != null) {
      past = past.plus(current.ring().account());
    }
    openings.remove(next);
    current = next.capture();
  }

  @SuppressWarnings("ThreadPriorityCheck") // helps where it is heeded; nothing relies on it
  private void startCapturing(Capture capture, GapCause causeOfGap) {
    openings.add(new Opening(capture, causeOfGap));
    Thread thread = new Thread(capture, "spikeword-capture");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private void watch() {
    while (!isOver()) {
      supervisor.look();
      LockSupport.parkNanos(this, LOOK_EVERY_NANOS);
    }
  }
}
