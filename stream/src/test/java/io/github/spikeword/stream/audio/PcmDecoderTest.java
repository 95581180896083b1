package io.github.spikeword.stream.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcmDecoderTest {

  @ParameterizedTest
  @EnumSource(PcmEncoding.class)
  void minusHalfIsMinusHalfInEveryEncoding(PcmEncoding encoding) {
    byte[] sample =
        switch (encoding) {
          case U8 -> new byte[] {64};
          case S8 -> new byte[] {-64};
          case S16LE -> new byte[] {0, (byte) 0xC0};
          case S16BE -> new byte[] {(byte) 0xC0, 0};
          case S24LE -> new byte[] {0, 0, (byte) 0xC0};
          case S24BE -> new byte[] {(byte) 0xC0, 0, 0};
          case S32LE -> new byte[] {0, 0, 0, (byte) 0xC0};
          case S32BE -> new byte[] {(byte) 0xC0, 0, 0, 0};
          case F32LE ->
              ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(-0.5f).array();
          case F32BE -> ByteBuffer.allocate(4).putFloat(-0.5f).array();
          case F64LE ->
              ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(-0.5).array();
          case F64BE -> ByteBuffer.allocate(8).putDouble(-0.5).array();
        };
    float[] mono = new float[1];
    PcmDecoder decoder = new PcmDecoder(new PcmFormat(encoding, 1, 16_000));
    assertThat(decoder.decode(sample, 0, sample.length, mono, 0)).isEqualTo(1);
    assertThat(mono[0]).isEqualTo(-0.5f);
    assertThat(PcmEncoding.ofLabel(encoding.label())).isEqualTo(encoding);
  }

  @Test
  void twentyFourBitKeepsEveryBitInBothByteOrders() {
    for (int value : new int[] {-8388608, -8388607, -1, 0, 1, 255, 256, 65535, 65536, 8388607}) {
      byte low = (byte) value;
      byte middle = (byte) (value >> 8);
      byte high = (byte) (value >> 16);
      assertThat(one(PcmEncoding.S24LE, low, middle, high)).isEqualTo(value / 8388608f);
      assertThat(one(PcmEncoding.S24BE, high, middle, low)).isEqualTo(value / 8388608f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
  void piecesThatCutFramesGiveTheWhole(int piece) {
    byte[] bytes = new byte[6 * 500 + 4];
    new Random(1).nextBytes(bytes);
    PcmFormat format = new PcmFormat(PcmEncoding.S24LE, 2, 48_000);
    float[] whole = new float[500];
    assertThat(new PcmDecoder(format).decode(bytes, 0, bytes.length, whole, 0)).isEqualTo(500);

    PcmDecoder decoder = new PcmDecoder(format);
    float[] pieces = new float[500];
    int count = 0;
    for (int i = 0; i < bytes.length; i += piece) {
      int length = Math.min(piece, bytes.length - i);
      int announced = decoder.samplesIn(length);
      assertThat(decoder.decode(bytes, i, length, pieces, count)).isEqualTo(announced);
      count += announced;
    }
    assertThat(count).isEqualTo(500);
    assertThat(pieces).isEqualTo(whole);
    assertThat(decoder.pendingBytes()).isEqualTo(4);
    decoder.reset();
    assertThat(decoder.pendingBytes()).isZero();
  }

  @Test
  void refusesWhatIsNoNumberAndWhatItDoesNotKnow() {
    byte[] infinite = ByteBuffer.allocate(4).putFloat(Float.POSITIVE_INFINITY).array();
    assertThatThrownBy(() -> one(PcmEncoding.F32BE, infinite))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> PcmEncoding.ofLabel("mp3"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("'mp3'", "s16le, s16be");
    assertThatThrownBy(() -> new PcmFormat(PcmEncoding.U8, 9, 16_000))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found 9");
  }

  private static float one(PcmEncoding encoding, byte... sample) {
    float[] mono = new float[1];
    new PcmDecoder(new PcmFormat(encoding, 1, 16_000)).decode(sample, 0, sample.length, mono, 0);
    return mono[0];
  }
}
