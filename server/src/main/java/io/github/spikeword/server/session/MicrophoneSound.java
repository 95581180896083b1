package io.github.spikeword.server.session;

import akka.stream.javadsl.Source;
import io.github.spikeword.stream.graph.SoundSources;
import io.github.spikeword.stream.microphone.CaptureDevice;
import io.github.spikeword.stream.microphone.FrameAccount;
import io.github.spikeword.stream.microphone.Microphone;
import io.github.spikeword.stream.microphone.MicrophoneDevices;
import io.github.spikeword.stream.microphone.MicrophoneSettings;
import io.github.spikeword.stream.microphone.MicrophoneStatus;
import io.github.spikeword.stream.session.Sound;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A microphone of this machine. It is opened once and serves one source after the other, so that
 * its retries go on whatever becomes of a source. Thread-safe.
 */
public final class MicrophoneSound implements OwnSound {

  private static final Logger LOG = LoggerFactory.getLogger(MicrophoneSound.class);

  private final CaptureDevice device;
  private final Consumer<MicrophoneStatus> listener;
  private volatile @Nullable MicrophoneStatus status;
  private @Nullable Microphone microphone;

  /**
   * Chooses a device; it is opened with the first {@link #source}.
   *
   * @param selection index or part of a name; empty for the first
   * @param listener is told of every change of the microphone's state
   * @throws io.github.spikeword.stream.microphone.MicrophoneError if there is no such device
   */
  public MicrophoneSound(Optional<String> selection, Consumer<MicrophoneStatus> listener) {
    this(MicrophoneDevices.choose(selection), listener);
  }

  /** Sound of a device that is known; it is opened with the first {@link #source}. */
  public MicrophoneSound(CaptureDevice device, Consumer<MicrophoneStatus> listener) {
    this.device = device;
    this.listener = listener;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.MICROPHONE;
  }

  /**
   * The sound of the device, which is opened by the first call.
   *
   * @throws io.github.spikeword.stream.microphone.MicrophoneError if it can't be opened; never once
   *     it was
   */
  @Override
  public synchronized Source<Sound, ?> source() {
    Microphone open = microphone;
    if (open == null) {
      open = Microphone.open(device, MicrophoneSettings.STANDARD, this::changed);
      microphone = open;
    }
    return SoundSources.microphone(open);
  }

  @Override
  public synchronized Optional<FrameAccount> frames() {
    return Optional.of(microphone == null ? FrameAccount.EMPTY : microphone.account());
  }

  private void changed(MicrophoneStatus now) {
    status = now;
    LOG.info("Microphone: {}", now.message());
    listener.accept(now);
  }

  @Override
  public Optional<String> trouble() {
    MicrophoneStatus now = status;
    if (now == null) {
      return Optional.empty();
    }
    return switch (now.state()) {
      case OPENING, RUNNING -> Optional.empty();
      case SILENT_ZEROS, STALLED, REOPENING, FAILED, CLOSED -> Optional.of(now.message());
    };
  }

  @Override
  public synchronized void close() {
    if (microphone != null) {
      microphone.close();
    }
  }
}
