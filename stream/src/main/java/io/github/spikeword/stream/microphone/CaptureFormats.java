package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;

/** The formats a microphone is asked for, the best first, all little-endian. */
final class CaptureFormats {

  /** 16 bits first: more only cost bandwidth, a room is noisier than their last bit. */
  private static final List<PcmEncoding> ENCODINGS =
      List.of(PcmEncoding.S16LE, PcmEncoding.S24LE, PcmEncoding.S32LE);

  /** The rate needed, then the common ones above it, then what still holds some speech. */
  private static final List<Integer> RATES_HZ =
      List.of(16_000, 48_000, 44_100, 32_000, 96_000, 24_000, 22_050, 192_000, 8_000);

  /** Mono, stereo, and the usual microphone arrays. */
  private static final List<Integer> CHANNELS = List.of(1, 2, 4, 6, 8);

  /** All of them, in order of preference. */
  static final List<PcmFormat> BY_PREFERENCE = byPreference();

  private CaptureFormats() {}

  private static List<PcmFormat> byPreference() {
    List<PcmFormat> formats = new ArrayList<>();
    for (PcmEncoding encoding : ENCODINGS) {
      for (int rate : RATES_HZ) {
        for (int channels : CHANNELS) {
          formats.add(new PcmFormat(encoding, channels, rate));
        }
      }
    }
    return List.copyOf(formats);
  }

  /** Java Sound's name for a format of the list. */
  static AudioFormat toJavaSound(PcmFormat format) {
    boolean signed = true;
    boolean bigEndian = false;
    return new AudioFormat(
        format.sampleRateHz(), 8 * format.encoding().bytes(), format.channels(), signed, bigEndian);
  }
}
