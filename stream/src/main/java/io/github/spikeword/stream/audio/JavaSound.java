package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** AIFF and AU files, read by the JDK's javax.sound. */
final class JavaSound {

  private static final int HEADER_BYTES = 1 << 16;

  private JavaSound() {}

  /**
   * Opens an AIFF or AU file.
   *
   * @param in the file from its first byte
   * @throws UserError if it cannot be used
   */
  static NativeSound open(BufferedInputStream in) throws IOException {
    AudioFileFormat file;
    AudioInputStream sound;
    try {
      in.mark(HEADER_BYTES);
      file = AudioSystem.getAudioFileFormat(in);
      in.reset();
      sound = AudioSystem.getAudioInputStream(in);
    } catch (UnsupportedAudioFileException | RuntimeException e) {
      // the readers meet damaged headers with whatever exception the first bad number causes
      throw new UserError("Its AIFF or AU header cannot be understood. Convert it to WAV.", e);
    }
    AudioFormat format = sound.getFormat();
    int channels = format.getChannels();
    PcmFormat.requireSupported(channels, (long) format.getSampleRate());
    PcmEncoding encoding =
        encoding(format)
            .orElseThrow(
                () ->
                    new UserError(
                        "Its samples must be PCM or floating point, found "
                            + format.getEncoding()
                            + " with "
                            + format.getSampleSizeInBits()
                            + " bits. Convert it to WAV."));
    PcmFormat pcm = new PcmFormat(encoding, channels, (int) format.getSampleRate());
    long frames = sound.getFrameLength();
    return new PcmSound(
        sound,
        pcm,
        file.getType().toString(),
        frames < 0 ? PcmSound.TO_THE_END : frames * pcm.frameBytes());
  }

  private static Optional<PcmEncoding> encoding(AudioFormat format) {
    String kind;
    if (format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)) {
      kind = "S";
    } else if (format.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED)) {
      kind = "U";
    } else if (format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
      kind = "F";
    } else {
      return Optional.empty();
    }
    int bits = format.getSampleSizeInBits();
    String name = kind + bits + (bits == 8 ? "" : format.isBigEndian() ? "BE" : "LE");
    for (PcmEncoding encoding : PcmEncoding.values()) {
      boolean packed = format.getFrameSize() == format.getChannels() * encoding.bytes();
      if (encoding.name().equals(name) && packed) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }
}
