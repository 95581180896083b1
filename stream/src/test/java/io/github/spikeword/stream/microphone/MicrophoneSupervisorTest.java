package io.github.spikeword.stream.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.microphone.MicrophoneStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The supervisor in virtual time: the test pumps the lines and turns the clock. */
class MicrophoneSupervisorTest {

  private static final int FETCH = 128; // 8 ms

  private final FakeDevice device = new FakeDevice();
  private final List<MicrophoneStatus> news = new ArrayList<>();
  private final List<Capture> captures = new ArrayList<>();
  private final List<GapCause> causes = new ArrayList<>();
  private long nowMillis = 1000;

  @Test
  void runsAsSoonAsSoundComes() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    assertThat(supervisor.status().state()).isEqualTo(State.OPENING);
    sound(1);
    look(supervisor, 100);
    assertThat(supervisor.status())
        .isEqualTo(
            new MicrophoneStatus(
                State.RUNNING,
                "fake",
                Optional.of(FakeDevice.MONO_16_KHZ),
                "Listening at 16000 Hz."));
    sound(5);
    look(supervisor, 100);
    assertThat(news).hasSize(1); // told once
  }

  @Test
  void stallIsNoticedWithinTwoSecondsAndTheDeviceOpenedAgain() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    sound(1);
    look(supervisor, 0);
    long stallBegins = nowMillis;
    while (supervisor.status().state() == State.RUNNING) {
      look(supervisor, 100);
    }
    assertThat(states()).containsExactly(State.RUNNING, State.STALLED);
    assertThat(nowMillis - stallBegins).isEqualTo(1500);
    assertThat(device.lines.get(0).closed).isTrue();
    look(supervisor, 100);
    look(supervisor, 100);
    assertThat(device.lines).hasSize(1);
    look(supervisor, 100); // 250 ms have passed
    assertThat(device.lines).hasSize(2);
    assertThat(causes.get(1)).isEqualTo(GapCause.STALL);
    assertThat(states()).endsWith(State.STALLED, State.REOPENING);
    sound(1);
    look(supervisor, 100);
    assertThat(states()).endsWith(State.REOPENING, State.RUNNING);
  }

  @Test
  void deviceThatNeverDeliversStallsToo() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    look(supervisor, 1499);
    assertThat(supervisor.status().state()).isEqualTo(State.OPENING);
    look(supervisor, 1);
    assertThat(supervisor.status().state()).isEqualTo(State.STALLED);
  }

  @Test
  void unpluggedDeviceIsOpenedAgainWithGrowingPauses() {
    MicrophoneSupervisor supervisor = open(new MicrophoneSettings(1000, 1500, 1500, 250, 1000, 0));
    sound(1);
    look(supervisor, 0);
    device.last().end();
    captures.get(0).pump();
    device.refuse("The device is not connected.");
    look(supervisor, 100);
    assertThat(supervisor.status().state()).isEqualTo(State.REOPENING);
    assertThat(supervisor.status().format()).isEmpty();

    List<Long> attempts = new ArrayList<>();
    long lost = nowMillis;
    for (int looks = 0; looks < 450; looks++) {
      int told = news.size();
      look(supervisor, 10);
      if (news.size() > told) {
        attempts.add(nowMillis - lost);
      }
    }
    // pauses of 250, 500, 1000, 1000, 1000 ms; the later messages are alike and told once
    assertThat(attempts).containsExactly(250L, 750L);
    assertThat(supervisor.status().message())
        .isEqualTo(
            "The device cannot be opened: The device is not connected. Trying again in 1000 ms.");

    device.refuse("");
    look(supervisor, 1000);
    assertThat(device.lines).hasSize(2);
    assertThat(causes.get(1)).isEqualTo(GapCause.REOPENED);
    sound(1);
    look(supervisor, 100);
    assertThat(supervisor.status().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void pausesStartAnewAfterSoundHasCome() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    for (int loss = 0; loss < 5; loss++) {
      sound(1);
      look(supervisor, 10);
      device.last().end();
      captures.get(loss).pump();
      look(supervisor, 10);
      look(supervisor, 249);
      assertThat(device.lines).hasSize(loss + 1);
      look(supervisor, 1);
      assertThat(device.lines).hasSize(loss + 2);
    }
  }

  @Test
  void changedFormatClosesTheLineAndOpensItInTheNewOne() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    sound(1);
    look(supervisor, 10);
    PcmFormat stereo = new PcmFormat(PcmEncoding.S16LE, 2, 48_000);
    device.offer(stereo);
    device.last().format = stereo;
    look(supervisor, 10);
    assertThat(supervisor.status().state()).isEqualTo(State.REOPENING);
    assertThat(supervisor.status().message()).startsWith("The device changed its format.");
    look(supervisor, 250);
    device.last().deliver(new float[384]);
    captures.get(1).pump();
    look(supervisor, 10);
    assertThat(supervisor.status().format()).contains(stereo);
  }

  @Test
  void exactZerosAreNamedAndSoundClearsThem() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    zeros(187); // 1496 ms
    look(supervisor, 10);
    assertThat(supervisor.status().state()).isEqualTo(State.RUNNING);
    zeros(1);
    look(supervisor, 10);
    assertThat(supervisor.status().state()).isEqualTo(State.SILENT_ZEROS);
    assertThat(supervisor.status().message()).contains("permission");
    assertThat(device.last().closed).isFalse();
    sound(1);
    look(supervisor, 10);
    assertThat(supervisor.status().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void quietRoomIsNotTakenForZeros() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    float[] quiet = new float[FETCH];
    quiet[60] = 1 / 32768f; // one step of a 16-bit converter every 8 ms
    for (int n = 0; n < 500; n++) {
      device.last().deliver(quiet);
      captures.get(0).pump();
    }
    look(supervisor, 10);
    assertThat(supervisor.status().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void givesUpWhenToldTo() {
    MicrophoneSupervisor supervisor =
        open(new MicrophoneSettings(1000, 1500, 1500, 250, 1000, 5000));
    sound(1);
    look(supervisor, 0);
    device.last().end();
    captures.get(0).pump();
    device.refuse("The device is not connected.");
    for (int looks = 0; looks < 100; looks++) {
      look(supervisor, 100);
    }
    assertThat(supervisor.status().state()).isEqualTo(State.FAILED);
    assertThat(supervisor.isOver()).isTrue();
    device.refuse("");
    look(supervisor, 10_000);
    assertThat(device.lines).hasSize(1);
  }

  @Test
  void closingFreesTheDeviceForGood() {
    MicrophoneSupervisor supervisor = open(MicrophoneSettings.STANDARD);
    supervisor.close();
    supervisor.close();
    assertThat(device.last().closed).isTrue();
    look(supervisor, 10_000);
    assertThat(device.lines).hasSize(1);
    assertThat(states()).containsExactly(State.CLOSED);
  }

  @Test
  void deviceThatCannotBeOpenedAtFirstIsTheUsersBusiness() {
    device.refuse("The system refuses it (busy).");
    assertThatThrownBy(() -> open(MicrophoneSettings.STANDARD))
        .isInstanceOf(UserError.class)
        .isInstanceOf(MicrophoneError.class)
        .hasMessageStartingWith(
            "The microphone 'fake' cannot be opened: The system refuses it (busy). Close other");
  }

  private MicrophoneSupervisor open(MicrophoneSettings settings) {
    return new MicrophoneSupervisor(
        device,
        settings,
        () -> nowMillis * 1_000_000,
        (capture, cause) -> {
          captures.add(capture);
          causes.add(cause);
        },
        news::add);
  }

  private void look(MicrophoneSupervisor supervisor, long millisLater) {
    nowMillis += millisLater;
    supervisor.look();
  }

  private List<State> states() {
    return news.stream().map(MicrophoneStatus::state).toList();
  }

  private void sound(int fetches) {
    pump(0.1f, fetches);
  }

  private void zeros(int fetches) {
    pump(0, fetches);
  }

  private void pump(float value, int fetches) {
    for (int n = 0; n < fetches; n++) {
      device.last().deliver(value, FETCH);
      captures.get(captures.size() - 1).pump();
    }
  }
}
