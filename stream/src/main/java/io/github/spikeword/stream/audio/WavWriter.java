package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes mono 16-bit WAV files. A sample x becomes {@code round(32768 x)}, limited to the 16-bit
 * range, so that what was read from a 16-bit file is written back unchanged.
 */
public final class WavWriter {

  private static final int HEADER_BYTES = 44;
  private static final int CHUNK_SAMPLES = 4096;

  private WavWriter() {}

  /**
   * Writes a file; it appears complete or not at all.
   *
   * @param samples mono sound, full scale 1
   * @param sampleRateHz samples per second
   * @throws UserError if it cannot be written
   */
  public static void write(Path file, float[] samples, int sampleRateHz) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try {
        try (OutputStream out = Files.newOutputStream(unfinished)) {
          write(out, samples, sampleRateHz);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UserError(
          file + ": The WAV file cannot be written (" + e + "). Check folder, rights and space.",
          e);
    }
  }

  /** Writes the bytes of a WAV file, at most 2^31 - 1 of them. */
  public static void write(OutputStream out, float[] samples, int sampleRateHz) throws IOException {
    int dataBytes = Math.multiplyExact(samples.length, 2);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes + HEADER_BYTES - 8);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    header.putShort((short) 1).putShort((short) 1);
    header.putInt(sampleRateHz).putInt(2 * sampleRateHz);
    header.putShort((short) 2).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
    out.write(header.array());
    ByteBuffer chunk = ByteBuffer.allocate(2 * CHUNK_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      int value = Math.round(sample * 32768f);
      chunk.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
      if (!chunk.hasRemaining()) {
        out.write(chunk.array());
        chunk.clear();
      }
    }
    out.write(chunk.array(), 0, chunk.position());
  }
}
