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
 * Writes mono WAV files: of 16 bits, in which a sample x becomes {@code round(32768 x)}, limited to
 * the range, so that what was read from such a file is written back unchanged; or of 32-bit
 * floating point, which holds every sample as it is.
 */
public final class WavWriter {

  private static final int TAG_PCM = 1;
  private static final int TAG_FLOAT = 3;
  private static final int CHUNK_SAMPLES = 4096;

  private WavWriter() {}

  /**
   * Writes a file of 16 bits; it appears complete or not at all.
   *
   * @param samples mono sound, full scale 1
   * @param sampleRateHz samples per second
   * @throws UserError if it cannot be written
   */
  public static void write(Path file, float[] samples, int sampleRateHz) {
    appear(file, out -> write(out, samples, sampleRateHz));
  }

  /**
   * Writes a file of 32-bit floating point, from which exactly these samples are read; it appears
   * complete or not at all.
   *
   * @param samples mono sound, full scale 1
   * @param sampleRateHz samples per second
   * @throws UserError if it cannot be written
   */
  public static void writeExactly(Path file, float[] samples, int sampleRateHz) {
    appear(
        file,
        out -> {
          out.write(header(TAG_FLOAT, Float.BYTES, samples.length, sampleRateHz));
          writeSamples(out, samples, Float.BYTES, ByteBuffer::putFloat);
        });
  }

  /** Writes the bytes of a WAV file of 16 bits, at most 2^31 - 1 of them. */
  public static void write(OutputStream out, float[] samples, int sampleRateHz) throws IOException {
    out.write(header(TAG_PCM, Short.BYTES, samples.length, sampleRateHz));
    writeSamples(out, samples, Short.BYTES, WavWriter::putPcm);
  }

  private static void putPcm(ByteBuffer chunk, float sample) {
    int value = Math.round(sample * 32768f);
    chunk.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
  }

  /** Writes what stands before the samples. All formats but PCM tell the samples' number twice. */
  private static byte[] header(int tag, int sampleBytes, int samples, int sampleRateHz) {
    int dataBytes = Math.multiplyExact(samples, sampleBytes);
    boolean fact = tag != TAG_PCM;
    int formatBytes = fact ? 18 : 16;
    int bytes = 12 + 8 + formatBytes + (fact ? 12 : 0) + 8;
    ByteBuffer header = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(Math.addExact(bytes - 8, dataBytes)).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(formatBytes).putShort((short) tag).putShort((short) 1);
    header.putInt(sampleRateHz).putInt(sampleBytes * sampleRateHz);
    header.putShort((short) sampleBytes).putShort((short) (8 * sampleBytes));
    if (fact) {
      header.putShort((short) 0);
      header.put(ascii("fact")).putInt(Integer.BYTES).putInt(samples);
    }
    header.put(ascii("data")).putInt(dataBytes);
    return header.array();
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /** Puts one sample into a buffer. */
  private interface Sample {
    void put(ByteBuffer buffer, float sample);
  }

  private static void writeSamples(
      OutputStream out, float[] samples, int sampleBytes, Sample encoding) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocate(sampleBytes * CHUNK_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      encoding.put(chunk, sample);
      if (!chunk.hasRemaining()) {
        out.write(chunk.array());
        chunk.clear();
      }
    }
    out.write(chunk.array(), 0, chunk.position());
  }

  /** Writes a file's bytes. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static void appear(Path file, Content content) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try {
        try (OutputStream out = Files.newOutputStream(unfinished)) {
          content.writeTo(out);
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
}
