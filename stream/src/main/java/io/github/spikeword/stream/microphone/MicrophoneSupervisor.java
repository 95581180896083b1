package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.microphone.MicrophoneStatus.State;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches a device and opens it again when it is lost. It is told when to look, {@link #look}, and
 * knows no thread and no clock of its own, so that tests can run its time.
 *
 * <p>Lost is a device whose line ends, fails, changes its format, or delivers no frame for the
 * stall time. Exact zeros are reported, but the line stays open: they may be a switch on the
 * microphone.
 */
final class MicrophoneSupervisor implements AutoCloseable {

  private final CaptureDevice device;
  private final MicrophoneSettings settings;
  private final LongSupplier nanoTime;
  private final Opened opened;
  private final Consumer<MicrophoneStatus> listener;

  private @Nullable Capture capture;
  private GapCause lossCause = GapCause.REOPENED;
  private long lastSoundNanos;
  private long nextAttemptNanos;
  private long retryMillis;
  private volatile MicrophoneStatus status;

  /** Is told of every line that was opened, to start pumping and reading it. */
  interface Opened {
    void accept(Capture capture, GapCause causeOfGap);
  }

  /**
   * Opens the device for the first time.
   *
   * @throws MicrophoneError if it cannot be opened
   */
  MicrophoneSupervisor(
      CaptureDevice device,
      MicrophoneSettings settings,
      LongSupplier nanoTime,
      Opened opened,
      Consumer<MicrophoneStatus> listener) {
    this.device = device;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.opened = opened;
    this.listener = listener;
    retryMillis = settings.firstRetryMillis();
    lastSoundNanos = nanoTime.getAsLong();
    status = new MicrophoneStatus(State.OPENING, device.name(), Optional.empty(), "Opening.");
    try {
      open();
    } catch (IOException e) {
      throw new MicrophoneError(
          "The microphone '"
              + device.name()
              + "' cannot be opened: "
              + e.getMessage()
              + " Close other programs that use it, or choose another with --device"
              + " ('spikeword devices' lists them).",
          e);
    }
  }

  MicrophoneStatus status() {
    return status;
  }

  /** Whether no sound will come any more. */
  boolean isOver() {
    State state = status.state();
    return state == State.FAILED || state == State.CLOSED;
  }

  /** Looks after the device; to be called several times a second. */
  synchronized void look() {
    if (isOver()) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (capture == null) {
      reopen(now);
    } else {
      watch(capture, now);
    }
  }

  @Override
  public synchronized void close() {
    if (!isOver()) {
      tell(State.CLOSED, "The microphone is closed.");
    }
    if (capture != null) {
      capture.close();
    }
  }

  private void watch(Capture line, long now) {
    if (line.hasSound()) {
      lastSoundNanos = line.lastFrameNanos();
      retryMillis = settings.firstRetryMillis();
    }
    if (line.hasEnded()) {
      lose(line, State.REOPENING, line.failure().orElse("The device stopped."), now);
    } else if (line.hasChangedFormat()) {
      lose(line, State.REOPENING, "The device changed its format.", now);
    } else if (now - line.lastFrameNanos() >= nanos(settings.stallMillis())) {
      lose(
          line,
          State.STALLED,
          "The device has delivered no sound for " + settings.stallMillis() + " ms.",
          now);
    } else if (line.zeroMillis() >= settings.zerosMillis()) {
      tell(
          State.SILENT_ZEROS,
          "The device delivers nothing but zeros: probably it is muted, or this program has no"
              + " permission to use the microphone. Check the system's privacy settings and the"
              + " microphone's switch.");
    } else if (line.hasSound()) {
      tell(State.RUNNING, "Listening at " + line.format().sampleRateHz() + " Hz.");
    }
  }

  private void lose(Capture line, State state, String message, long now) {
    line.close();
    capture = null;
    lossCause = state == State.STALLED ? GapCause.STALL : GapCause.REOPENED;
    nextAttemptNanos = now + nanos(retryMillis);
    tell(state, message + " It is opened again.");
  }

  private void reopen(long now) {
    if (now < nextAttemptNanos) {
      return;
    }
    if (settings.giveUpMillis() > 0 && now - lastSoundNanos >= nanos(settings.giveUpMillis())) {
      tell(State.FAILED, "The device has not come back. Connect it and start again.");
      return;
    }
    retryMillis = Math.min(2 * retryMillis, settings.longestRetryMillis());
    try {
      open();
      tell(State.REOPENING, "The device is open again, no sound yet.");
    } catch (IOException e) {
      nextAttemptNanos = now + nanos(retryMillis);
      tell(
          State.REOPENING,
          "The device cannot be opened: "
              + e.getMessage()
              + " Trying again in "
              + retryMillis
              + " ms.");
    }
  }

  private void open() throws IOException {
    Capture line = new Capture(device.open(), settings.ringMillis(), nanoTime);
    capture = line;
    opened.accept(line, lossCause);
  }

  private void tell(State state, String message) {
    Optional<Capture> open = Optional.ofNullable(capture);
    MicrophoneStatus news =
        new MicrophoneStatus(state, device.name(), open.map(Capture::format), message);
    if (!news.equals(status)) {
      status = news;
      listener.accept(news);
    }
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
