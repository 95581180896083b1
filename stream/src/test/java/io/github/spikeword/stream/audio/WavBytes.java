package io.github.spikeword.stream.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files in memory, legal ones and others. */
final class WavBytes {

  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

  /** A plain file: one 16-byte format chunk, one data chunk. */
  static byte[] plain(int tag, int channels, long rate, int bits, byte[] data) {
    return new WavBytes().format(tag, channels, rate, bits).chunk("data", data).build();
  }

  /** A 16-bit mono file at 16 kHz. */
  static byte[] plain16(short... samples) {
    return plain(1, 1, 16_000, 16, s16le(samples));
  }

  static byte[] s16le(short... samples) {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : samples) {
      data.putShort(sample);
    }
    return data.array();
  }

  WavBytes format(int tag, int channels, long rate, int bits) {
    return chunk("fmt ", formatChunk(tag, channels, rate, bits, (bits + 7) / 8 * channels));
  }

  WavBytes extensible(int subTag, int channels, long rate, int containerBits, int validBits) {
    ByteBuffer chunk = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(formatChunk(0xFFFE, channels, rate, containerBits, containerBits / 8 * channels));
    chunk.putShort((short) 22).putShort((short) validBits).putInt(0).putShort((short) subTag);
    for (int b : new int[] {0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71}) {
      chunk.put((byte) b);
    }
    return chunk("fmt ", chunk.array());
  }

  static byte[] formatChunk(int tag, int channels, long rate, int bits, int frameBytes) {
    ByteBuffer chunk = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    chunk.putShort((short) tag).putShort((short) channels).putInt((int) rate);
    chunk.putInt((int) (rate * frameBytes)).putShort((short) frameBytes).putShort((short) bits);
    return chunk.array();
  }

  /** A chunk with its true size, padded to even length. */
  WavBytes chunk(String id, byte[] content) {
    chunkOfSize(id, content.length, content);
    if (content.length % 2 == 1) {
      chunks.write(0);
    }
    return this;
  }

  /** A chunk that announces any size; not padded. */
  WavBytes chunkOfSize(String id, long size, byte[] content) {
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.put(id.getBytes(StandardCharsets.US_ASCII)).putInt((int) size);
    chunks.writeBytes(head.array());
    chunks.writeBytes(content);
    return this;
  }

  byte[] build() {
    ByteBuffer file = ByteBuffer.allocate(12 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunks.size());
    file.put("WAVE".getBytes(StandardCharsets.US_ASCII)).put(chunks.toByteArray());
    return file.array();
  }
}
