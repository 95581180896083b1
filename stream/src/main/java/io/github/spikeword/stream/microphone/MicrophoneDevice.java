package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * A device of Java Sound that can be listened to.
 *
 * @param index place in the system's list of such devices, from 0
 * @param name the system's name for it
 * @param description what the system says about it
 * @param formats formats it offers, the one preferred here first; at least one
 */
public record MicrophoneDevice(int index, String name, String description, List<PcmFormat> formats)
    implements CaptureDevice {

  public MicrophoneDevice {
    formats = List.copyOf(formats);
  }

  /** The formats among ours that a mixer offers, the preferred one first. */
  static List<PcmFormat> offered(Mixer mixer) {
    return CaptureFormats.BY_PREFERENCE.stream()
        .filter(format -> mixer.isLineSupported(lineInfo(format)))
        .toList();
  }

  private static DataLine.Info lineInfo(PcmFormat format) {
    return new DataLine.Info(TargetDataLine.class, CaptureFormats.toJavaSound(format));
  }

  /** Opens the device in the first of its formats that it really takes. */
  @Override
  public CaptureLine open() throws IOException {
    Mixer mixer = findMixer();
    Exception last = new LineUnavailableException("it offers no format that is understood");
    for (PcmFormat format : offered(mixer)) {
      try {
        return new JavaSoundLine((TargetDataLine) mixer.getLine(lineInfo(format)), format);
      } catch (LineUnavailableException | RuntimeException e) {
        last = e; // devices offer formats that they then refuse
      }
    }
    throw new IOException("The system refuses it (" + last.getMessage() + ").", last);
  }

  /** Looks the device up anew, for it may have been unplugged and plugged in since. */
  private Mixer findMixer() throws IOException {
    return Arrays.stream(AudioSystem.getMixerInfo())
        .filter(info -> info.getName().equals(name) && info.getDescription().equals(description))
        .map(AudioSystem::getMixer)
        .filter(mixer -> !offered(mixer).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IOException("The device is not connected."));
  }
}
