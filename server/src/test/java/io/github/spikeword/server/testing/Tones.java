package io.github.spikeword.server.testing;

import io.github.spikeword.stream.audio.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Sound that {@link TestModel} knows. */
public final class Tones {

  private static final int RATE = 16_000;

  private Tones() {}

  /**
   * Words one after the other, each 400 ms of tone within one second, at 16 kHz.
   *
   * @param words "yes", "no", or "-" for a second of silence
   */
  public static float[] speak(String... words) {
    return speakAt(RATE, words);
  }

  /** The same at another rate. */
  public static float[] speakAt(int rate, String... words) {
    float[] sound = new float[rate * words.length];
    for (int w = 0; w < words.length; w++) {
      double hz =
          switch (words[w]) {
            case "yes" -> TestModel.YES_HZ;
            case "no" -> TestModel.NO_HZ;
            default -> 0;
          };
      int from = w * rate + rate / 4;
      for (int i = 0; i < rate * 2 / 5; i++) {
        sound[from + i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rate));
      }
    }
    return sound;
  }

  /** Sound as 16-bit little-endian PCM. */
  public static byte[] pcm(float[] sound) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound) {
      bytes.putShort((short) Math.round(sample * 32767));
    }
    return bytes.array();
  }

  /** Sound as a WAV file. */
  public static byte[] wav(float[] sound, int rate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      WavWriter.write(out, sound, rate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A part of an array of bytes. */
  public static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length));
  }
}
