package io.github.spikeword.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound files for tests: 16 kHz, mono, 16-bit WAV, written field by field. */
public final class TestSounds {

  private TestSounds() {}

  /** Writes a tone of 0.5 full scale; makes the folders above it. */
  public static Path tone(Path file, double hertz, int samples) throws IOException {
    float[] tone = new float[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return wav(file, tone);
  }

  /** Writes samples, full scale 1. */
  public static Path wav(Path file, float[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt(36 + 2 * samples.length).put(ascii("WAVE"));
    bytes.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    bytes.putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
    bytes.put(ascii("data")).putInt(2 * samples.length);
    for (float sample : samples) {
      bytes.putShort((short) Math.round(sample * 32767));
    }
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
