package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Mixer;

/** The microphones of this machine. */
public final class MicrophoneDevices {

  private MicrophoneDevices() {}

  /** All devices that can be listened to, the system's default first where it names one. */
  public static List<MicrophoneDevice> list() {
    List<MicrophoneDevice> devices = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      List<PcmFormat> formats = MicrophoneDevice.offered(AudioSystem.getMixer(info));
      if (!formats.isEmpty()) {
        devices.add(
            new MicrophoneDevice(devices.size(), info.getName(), info.getDescription(), formats));
      }
    }
    return devices;
  }

  /**
   * Chooses a device.
   *
   * @param selection an index of {@link #list}, or part of a name, upper or lower case; empty for
   *     the first
   * @throws MicrophoneError if there is no such device, or more than one
   */
  public static MicrophoneDevice choose(Optional<String> selection) {
    return choose(list(), selection);
  }

  static MicrophoneDevice choose(List<MicrophoneDevice> devices, Optional<String> selection) {
    if (devices.isEmpty()) {
      throw new MicrophoneError(
          "No microphone was found. Connect one and allow this program to use it ('spikeword"
              + " devices' lists what is there), or listen to a recording with 'spikeword replay"
              + " FILE'.");
    }
    if (selection.isEmpty()) {
      return devices.get(0);
    }
    String wanted = selection.get();
    List<MicrophoneDevice> matches =
        devices.stream().filter(device -> matches(device, wanted)).toList();
    List<MicrophoneDevice> exact =
        matches.stream().filter(device -> device.name().equals(wanted)).toList();
    if (matches.size() == 1) {
      return matches.get(0);
    }
    if (exact.size() == 1) {
      return exact.get(0);
    }
    throw new MicrophoneError(
        matches.isEmpty()
            ? "There is no microphone '" + wanted + "'. There are " + names(devices) + "."
            : "'" + wanted + "' can be " + names(matches) + ". Choose one by its number.");
  }

  private static boolean matches(MicrophoneDevice device, String wanted) {
    if (wanted.matches("\\d+")) {
      return wanted.equals(Integer.toString(device.index()));
    }
    return device.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  private static String names(List<MicrophoneDevice> devices) {
    return devices.stream()
        .map(device -> device.index() + " (" + device.name() + ")")
        .collect(Collectors.joining(", "));
  }
}
