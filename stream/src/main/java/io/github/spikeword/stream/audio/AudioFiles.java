package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Opens sound files: WAV (8 to 32-bit PCM, 32 and 64-bit float), FLAC, AIFF and AU, up to 8
 * channels, 1 to 384 kHz. The content decides, not the file's name. Every failure is a {@link
 * UserError} of one line that names the file.
 */
public final class AudioFiles {

  /** Longest recording that {@link #read} takes into memory, hours. */
  public static final int LONGEST_RECORDING_HOURS = 2;

  private static final int MAGIC_BYTES = 12;
  private static final int BUFFER_BYTES = 1 << 16;

  private AudioFiles() {}

  /**
   * Opens a file for reading piece by piece, in bounded memory whatever its length.
   *
   * @throws UserError if it cannot be read or is not sound; a truncated WAV file is refused here,
   *     damage inside a FLAC file only when reading arrives there
   */
  public static SampleStream open(Path file) {
    return new ResampledStream(openNative(file), file.toString());
  }

  /**
   * Reads a whole file of at most {@value #LONGEST_RECORDING_HOURS} hours.
   *
   * @throws UserError if it cannot be read, is not sound, breaks off, is damaged or too long
   */
  public static Recording read(Path file) {
    NativeSound sound = openNative(file);
    try (SampleStream stream = new ResampledStream(sound, file.toString())) {
      return new Recording(readAll(stream, file.toString()), sound.format());
    }
  }

  /**
   * Opens the content of a sound file, from memory or a connection.
   *
   * @param content the file from its first byte; closed with the stream, and on failure
   * @param bytes length of the content, if known: then a truncated WAV file is refused at once
   * @param name what messages call it
   * @throws UserError if it is not sound
   */
  public static SampleStream open(InputStream content, OptionalLong bytes, String name) {
    return new ResampledStream(openNative(content, bytes, name), name);
  }

  static float[] readAll(SampleStream stream, String name) {
    int most = LONGEST_RECORDING_HOURS * 3600 * SampleStream.SAMPLE_RATE_HZ;
    float[] samples = new float[4 * SampleStream.SAMPLE_RATE_HZ];
    int count = 0;
    while (true) {
      if (count == samples.length) {
        if (count == most) {
          throw new UserError(
              name
                  + ": It is longer than "
                  + LONGEST_RECORDING_HOURS
                  + " hours and cannot be read as a whole. Cut it into shorter files.");
        }
        samples = Arrays.copyOf(samples, (int) Math.min(most, 2L * samples.length));
      }
      int read = stream.read(samples, count, samples.length - count);
      if (read < 0) {
        return Arrays.copyOf(samples, count);
      }
      count += read;
    }
  }

  private static NativeSound openNative(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(file + ": It is a folder. Name a WAV or FLAC file inside it.");
    }
    try {
      OptionalLong bytes =
          Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
      return openNative(Files.newInputStream(file), bytes, file.toString());
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": There is no such file. Check the path.", e);
    } catch (AccessDeniedException e) {
      throw new UserError(file + ": Permission to read it is missing. Change its rights.", e);
    } catch (IOException e) {
      throw new UserError(file + ": It cannot be opened (" + e.getMessage() + ").", e);
    }
  }

  private static NativeSound openNative(InputStream content, OptionalLong bytes, String name) {
    BufferedInputStream in = new BufferedInputStream(content, BUFFER_BYTES);
    try {
      return openNative(in, bytes);
    } catch (UserError e) {
      closeQuietly(in);
      throw new UserError(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      closeQuietly(in);
      throw new UserError(name + ": Reading failed (" + e.getMessage() + ").", e);
    }
  }

  private static NativeSound openNative(BufferedInputStream in, OptionalLong bytes)
      throws IOException {
    in.mark(MAGIC_BYTES);
    String magic = new String(in.readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
    in.reset();
    if (magic.isEmpty()) {
      throw new UserError("It is empty (0 bytes). Record or copy it again.");
    }
    if (magic.startsWith("fLaC")) {
      return FlacSound.open(in);
    }
    if (magic.startsWith("RIFF")) {
      PushbackInputStream wav = new PushbackInputStream(in);
      WavHeader header = WavHeader.read(wav, bytes);
      return new PcmSound(wav, header.format(), "WAV", header.dataBytes());
    }
    if (magic.startsWith("FORM") || magic.startsWith(".snd")) {
      return JavaSound.open(in);
    }
    throw new UserError(
        "It is neither WAV nor FLAC: it starts with '"
            + magic.replaceAll("[^ -~]", ".")
            + "'"
            + kind(magic)
            + ". Convert sound files to WAV first.");
  }

  private static String kind(String magic) {
    if (magic.startsWith("OggS")) {
      return " (Ogg)";
    }
    if (magic.startsWith("ID3") || magic.startsWith("\u00FF\u00FB")) {
      return " (MP3)";
    }
    if (magic.startsWith("ftyp", 4)) {
      return " (MP4)";
    }
    if (magic.startsWith("RIFX") || magic.startsWith("RF64")) {
      return " (a rare kind of WAV)";
    }
    return "";
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // the failure that brought us here says more
    }
  }
}
