package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a WAV file before its samples: RIFF chunks up to and including the head of {@code
 * data}, after Microsoft's "Multimedia Programming Interface and Data Specifications" and
 * WAVEFORMATEXTENSIBLE.
 *
 * <p>Read here and not by the JDK's reader, which accepts truncated and contradictory headers in
 * silence and plays what it finds.
 *
 * @param format layout of the samples
 * @param dataBytes bytes of samples, or {@link PcmSound#TO_THE_END} if the writer did not know
 */
record WavHeader(PcmFormat format, long dataBytes) {

  private static final int TAG_PCM = 1;
  private static final int TAG_FLOAT = 3;
  private static final int TAG_EXTENSIBLE = 0xFFFE;

  /** The bytes of an extensible sub-format after its tag: KSDATAFORMAT_SUBTYPE_WAVEFORMATEX. */
  private static final byte[] SUBTYPE_TAIL = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
  };

  private static final int BASIC_FORMAT_BYTES = 16;
  private static final int EXTENSIBLE_FORMAT_BYTES = 40;

  /** Sizes from here on are what programs write that do not know the length beforehand. */
  private static final long PLACEHOLDER_SIZE = 0x7FFF_0000L;

  /**
   * Reads a header; afterwards {@code in} stands at the first sample.
   *
   * @param in the file from its first byte; must be able to push one byte back
   * @param fileBytes length of the whole file, if known
   * @throws UserError if it is no WAV file, or one that cannot be used
   */
  static WavHeader read(PushbackInputStream in, OptionalLong fileBytes) throws IOException {
    try {
      return readChunks(in, fileBytes);
    } catch (EOFException e) {
      throw new UserError(
          "The WAV header breaks off before the sound begins. Copy or record the file again.", e);
    }
  }

  private static WavHeader readChunks(PushbackInputStream in, OptionalLong fileBytes)
      throws IOException {
    ByteBuffer riff = bytes(in, 12);
    if (!"RIFF".equals(id(riff, 0)) || !"WAVE".equals(id(riff, 8))) {
      throw new UserError(
          "It is no WAV file: expected 'RIFF' and 'WAVE', found '"
              + printable(riff, 0)
              + "' and '"
              + printable(riff, 8)
              + "'.");
    }
    long position = 12;
    PcmFormat format = null;
    while (true) {
      ByteBuffer head = bytesOrNothing(in, 8);
      if (!head.hasRemaining()) {
        throw new UserError(
            "It holds no sound: the WAV header has no '"
                + (format == null ? "fmt " : "data")
                + "' chunk. Record or export it again.");
      }
      String id = id(head, 0);
      long size = head.getInt(4) & 0xFFFF_FFFFL;
      position += 8;
      if (id.equals("data")) {
        if (format == null) {
          throw new UserError("Its 'data' chunk comes before its 'fmt ' chunk. Export it again.");
        }
        return new WavHeader(format, dataBytes(format, size, position, fileBytes));
      }
      if (id.equals("fmt ")) {
        int used = (int) Math.min(size, EXTENSIBLE_FORMAT_BYTES);
        format = format(bytes(in, used));
        in.skipNBytes(size - used);
      } else {
        in.skipNBytes(size);
      }
      position += size;
      if (size % 2 == 1) {
        position += skipPadding(in);
      }
    }
  }

  /** Chunks are padded to even length with a zero, except by programs that forget it. */
  private static int skipPadding(PushbackInputStream in) throws IOException {
    int padding = in.read();
    if (padding > 0) {
      in.unread(padding);
      return 0;
    }
    return 1;
  }

  private static long dataBytes(
      PcmFormat format, long size, long position, OptionalLong fileBytes) {
    if (size == 0 || size == 0xFFFF_FFFFL) {
      return PcmSound.TO_THE_END;
    }
    if (fileBytes.isPresent()) {
      long found = fileBytes.getAsLong() - position;
      if (size > found && size >= PLACEHOLDER_SIZE) {
        return PcmSound.TO_THE_END;
      }
      if (size > found) {
        throw new UserError(
            "It is truncated: its header announces "
                + size
                + " bytes of sound, the file holds "
                + found
                + ". Copy or record it again.");
      }
    }
    // a last frame that is cut off inside the announced size is not sound
    return size - size % format.frameBytes();
  }

  private static PcmFormat format(ByteBuffer chunk) {
    if (chunk.limit() < BASIC_FORMAT_BYTES) {
      throw new UserError(
          "Its 'fmt ' chunk must have at least "
              + BASIC_FORMAT_BYTES
              + " bytes, found "
              + chunk.limit()
              + ". Export it again.");
    }
    int tag = chunk.getChar(0);
    int channels = chunk.getChar(2);
    long sampleRateHz = chunk.getInt(4) & 0xFFFF_FFFFL;
    int frameBytes = chunk.getChar(12);
    int bits = chunk.getChar(14);
    if (tag == TAG_EXTENSIBLE) {
      tag = extensibleTag(chunk);
    }
    PcmFormat.requireSupported(channels, sampleRateHz);
    return new PcmFormat(encoding(tag, frameBytes, channels, bits), channels, (int) sampleRateHz);
  }

  private static int extensibleTag(ByteBuffer chunk) {
    if (chunk.limit() < EXTENSIBLE_FORMAT_BYTES) {
      throw new UserError(
          "Its extensible 'fmt ' chunk must have "
              + EXTENSIBLE_FORMAT_BYTES
              + " bytes, found "
              + chunk.limit()
              + ". Export it again.");
    }
    for (int i = 0; i < SUBTYPE_TAIL.length; i++) {
      if (chunk.get(26 + i) != SUBTYPE_TAIL[i]) {
        throw new UserError(
            "Its sub-format is neither PCM nor floating point. Export it as 16-bit PCM.");
      }
    }
    return chunk.getChar(24);
  }

  private static PcmEncoding encoding(int tag, int frameBytes, int channels, int bits) {
    int bytes = frameBytes / channels;
    boolean whole = frameBytes % channels == 0 && bits >= 1 && bits <= 8 * bytes;
    return (whole ? encoding(tag, bytes, bits) : Optional.<PcmEncoding>empty())
        .orElseThrow(
            () ->
                new UserError(
                    "Its samples must be 8, 16, 24 or 32-bit PCM or 32 or 64-bit float, found "
                        + tagName(tag)
                        + " with "
                        + bits
                        + " bits in frames of "
                        + frameBytes
                        + " bytes for "
                        + channels
                        + " channels. Export it as 16-bit PCM."));
  }

  /** PCM of fewer bits than its bytes hold is stored in the upper ones, so the bytes decide. */
  private static Optional<PcmEncoding> encoding(int tag, int bytes, int bits) {
    if (tag == TAG_FLOAT && bits == 8 * bytes) {
      return bytes == 4
          ? Optional.of(PcmEncoding.F32LE)
          : bytes == 8 ? Optional.of(PcmEncoding.F64LE) : Optional.empty();
    }
    if (tag == TAG_PCM && bytes <= 4) {
      return Optional.of(
          List.of(PcmEncoding.U8, PcmEncoding.S16LE, PcmEncoding.S24LE, PcmEncoding.S32LE)
              .get(bytes - 1));
    }
    return Optional.empty();
  }

  private static String tagName(int tag) {
    return switch (tag) {
      case TAG_PCM -> "PCM";
      case TAG_FLOAT -> "float";
      case 2, 0x11 -> "ADPCM";
      case 6 -> "A-law";
      case 7 -> "mu-law";
      case 0x55 -> "MP3";
      default -> "format " + tag;
    };
  }

  private static ByteBuffer bytes(InputStream in, int count) throws IOException {
    ByteBuffer bytes = bytesOrNothing(in, count);
    if (bytes.limit() < count) {
      throw new EOFException();
    }
    return bytes;
  }

  /** That many bytes, or none at the end of the input. */
  private static ByteBuffer bytesOrNothing(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length > 0 && bytes.length < count) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String id(ByteBuffer bytes, int index) {
    byte[] four = new byte[4];
    bytes.get(index, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  private static String printable(ByteBuffer bytes, int index) {
    return id(bytes, index).replaceAll("[^ -~]", ".");
  }
}
