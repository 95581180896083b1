package io.github.spikeword.server.session;

import akka.stream.javadsl.Source;
import io.github.spikeword.stream.graph.SoundSources;
import io.github.spikeword.stream.microphone.FrameAccount;
import io.github.spikeword.stream.microphone.Microphone;
import io.github.spikeword.stream.microphone.MicrophoneDevice;
import io.github.spikeword.stream.microphone.MicrophoneDevices;
import io.github.spikeword.stream.microphone.MicrophoneSettings;
import io.github.spikeword.stream.microphone.MicrophoneStatus;
import io.github.spikeword.stream.session.Sound;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A microphone of this machine, opened for every run. Thread-safe. */
public final class MicrophoneSound implements OwnSound {

  private static final Logger LOG = LoggerFactory.getLogger(MicrophoneSound.class);

  private final MicrophoneDevice device;
  private final Consumer<MicrophoneStatus> listener;
  private volatile @Nullable MicrophoneStatus status;
  private @Nullable Microphone current;
  private FrameAccount earlier = FrameAccount.EMPTY;

  /**
   * Chooses a device; it is opened with the first {@link #source}.
   *
   * @param selection index or part of a name; empty for the first
   * @param listener is told of every change of the microphone's state
   * @throws io.github.spikeword.stream.microphone.MicrophoneError if there is no such device
   */
  public MicrophoneSound(Optional<String> selection, Consumer<MicrophoneStatus> listener) {
    device = MicrophoneDevices.choose(selection);
    this.listener = listener;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.MICROPHONE;
  }

  /**
   * The sound of the device, which is opened now.
   *
   * @throws io.github.spikeword.stream.microphone.MicrophoneError if it can't be opened
   */
  @Override
  public synchronized Source<Sound, ?> source() {
    Microphone opened = Microphone.open(device, MicrophoneSettings.STANDARD, this::changed);
    if (current != null) {
      earlier = earlier.plus(current.account().closed());
    }
    current = opened;
    return SoundSources.microphone(opened);
  }

  @Override
  public synchronized Optional<FrameAccount> frames() {
    return Optional.of(current == null ? earlier : earlier.plus(current.account()));
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
      case OPENING, RUNNING, CLOSED -> Optional.empty();
      case SILENT_ZEROS, STALLED, REOPENING, FAILED -> Optional.of(now.message());
    };
  }
}
