package io.github.spikeword.stream.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Test;

class MicrophoneDevicesTest {

  private final List<MicrophoneDevice> devices =
      List.of(
          device(0, "default [default]"),
          device(1, "PCH [plughw:0,0]"),
          device(2, "Webcam [plughw:1,0]"),
          device(3, "Webcam [plughw:1,0] rear"));

  @Test
  void firstDeviceIsTakenWithoutASelection() {
    assertThat(MicrophoneDevices.choose(devices, Optional.empty()).index()).isZero();
  }

  @Test
  void deviceIsChosenByItsIndexOrPartOfItsName() {
    assertThat(choose("2").index()).isEqualTo(2);
    assertThat(choose("pch").index()).isEqualTo(1);
    assertThat(choose("REAR").index()).isEqualTo(3);
  }

  @Test
  void wholeNameWinsOverLongerNames() {
    assertThat(choose("Webcam [plughw:1,0]").index()).isEqualTo(2);
  }

  @Test
  void ambiguousNameIsRefusedWithTheCandidates() {
    assertThatThrownBy(() -> choose("webcam"))
        .isInstanceOf(MicrophoneError.class)
        .hasMessage(
            "'webcam' can be 2 (Webcam [plughw:1,0]), 3 (Webcam [plughw:1,0] rear). Choose one by"
                + " its number.");
  }

  @Test
  void unknownDeviceIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> choose("7"))
        .isInstanceOf(MicrophoneError.class)
        .hasMessageStartingWith("There is no microphone '7'. There are 0 (default [default]), 1");
  }

  @Test
  void machineWithoutMicrophoneIsToldWhatToDo() {
    assertThatThrownBy(() -> MicrophoneDevices.choose(List.of(), Optional.empty()))
        .isInstanceOf(MicrophoneError.class)
        .hasMessageContaining("Connect one")
        .hasMessageContaining("spikeword replay");
  }

  @Test
  void preferredFormatIsSixteenKilohertzMonoSixteenBitLittleEndian() {
    PcmFormat first = CaptureFormats.BY_PREFERENCE.get(0);
    assertThat(first).isEqualTo(new PcmFormat(PcmEncoding.S16LE, 1, 16_000));
    AudioFormat format = CaptureFormats.toJavaSound(first);
    assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
    assertThat(format.getSampleRate()).isEqualTo(16_000f);
    assertThat(format.getSampleSizeInBits()).isEqualTo(16);
    assertThat(format.getChannels()).isEqualTo(1);
    assertThat(format.getFrameSize()).isEqualTo(2);
    assertThat(format.isBigEndian()).isFalse();
  }

  private MicrophoneDevice choose(String selection) {
    return MicrophoneDevices.choose(devices, Optional.of(selection));
  }

  private static MicrophoneDevice device(int index, String name) {
    return new MicrophoneDevice(
        index, name, "", List.of(new PcmFormat(PcmEncoding.S16LE, 1, 16_000)));
  }
}
