package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How one PCM sample is stored: {@code s} signed, {@code u} unsigned or {@code f} floating, bits,
 * {@code le} or {@code be} byte order. Full scale maps to 1: an integer of b bits is divided by
 * 2^(b-1), which is exact in float up to 24 bits.
 */
public enum PcmEncoding {
  /** Unsigned byte, 128 is zero. */
  U8(1, ByteOrder.LITTLE_ENDIAN),
  /** Signed byte. */
  S8(1, ByteOrder.LITTLE_ENDIAN),
  /** 16 bit, little-endian. */
  S16LE(2, ByteOrder.LITTLE_ENDIAN),
  /** 16 bit, big-endian. */
  S16BE(2, ByteOrder.BIG_ENDIAN),
  /** 24 bit in three bytes, little-endian. */
  S24LE(3, ByteOrder.LITTLE_ENDIAN),
  /** 24 bit in three bytes, big-endian. */
  S24BE(3, ByteOrder.BIG_ENDIAN),
  /** 32 bit, little-endian. */
  S32LE(4, ByteOrder.LITTLE_ENDIAN),
  /** 32 bit, big-endian. */
  S32BE(4, ByteOrder.BIG_ENDIAN),
  /** IEEE 754 single precision, little-endian. */
  F32LE(4, ByteOrder.LITTLE_ENDIAN),
  /** IEEE 754 single precision, big-endian. */
  F32BE(4, ByteOrder.BIG_ENDIAN),
  /** IEEE 754 double precision, little-endian. */
  F64LE(8, ByteOrder.LITTLE_ENDIAN),
  /** IEEE 754 double precision, big-endian. */
  F64BE(8, ByteOrder.BIG_ENDIAN);

  private final int bytes;
  private final ByteOrder order;

  PcmEncoding(int bytes, ByteOrder order) {
    this.bytes = bytes;
    this.order = order;
  }

  /** Bytes per sample. */
  public int bytes() {
    return bytes;
  }

  /** Byte order of a sample. */
  ByteOrder order() {
    return order;
  }

  /** The encoding's name: {@code s16le}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The encoding of that {@link #label()}, in any case.
   *
   * @throws UserError if there is none
   */
  public static PcmEncoding ofLabel(String label) {
    for (PcmEncoding encoding : values()) {
      if (encoding.label().equalsIgnoreCase(label)) {
        return encoding;
      }
    }
    throw new UserError(
        "There is no sample format '"
            + label
            + "'. Known are "
            + Arrays.stream(values()).map(PcmEncoding::label).collect(Collectors.joining(", "))
            + ".");
  }

  /** The sample at byte {@code index} of a buffer in this encoding's {@link #order()}. */
  double sample(ByteBuffer buffer, int index) {
    return switch (this) {
      case U8 -> ((buffer.get(index) & 0xFF) - 128) / 128.0;
      case S8 -> buffer.get(index) / 128.0;
      case S16LE, S16BE -> buffer.getShort(index) / 32768.0;
      case S24LE -> (buffer.get(index + 2) << 16 | buffer.getChar(index)) / 8388608.0;
      case S24BE -> (buffer.getShort(index) << 8 | (buffer.get(index + 2) & 0xFF)) / 8388608.0;
      case S32LE, S32BE -> buffer.getInt(index) / 2147483648.0;
      case F32LE, F32BE -> buffer.getFloat(index);
      case F64LE, F64BE -> buffer.getDouble(index);
    };
  }
}
