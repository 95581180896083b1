package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.testing.Fuzz;
import io.github.spikeword.models.testing.Mutations;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.Tones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UploadTest {

  /** Buffers of the reader, a session, and what a FLAC frame of a few bytes may expand to. */
  private static final long MOST_BYTES = 16 << 20;

  private final ServedModel model = TestModel.library().current();

  private Recognition recognise(byte[] body, String... settings) throws Exception {
    SettingsReader reader = new SettingsReader(Map.of());
    for (int s = 0; s < settings.length; s += 2) {
      reader.set(settings[s], settings[s + 1]);
    }
    return new Upload(
            new ByteArrayInputStream(body), OptionalLong.empty(), Limits.of(reader.read()))
        .recognise(model, "session");
  }

  @Test
  void hearsWhatIsInTheRecording() throws Exception {
    Recognition heard = recognise(Tones.wav(Tones.speak("yes", "-"), 16_000));
    assertThat(heard.seconds()).isEqualTo(2);
    assertThat(heard.events()).anySatisfy(e -> assertThat(e.json()).contains("detection", "yes"));
  }

  @Test
  void refusesMoreBytesThanAllowedWhereverTheyStand() throws Exception {
    byte[] wav = Tones.wav(Tones.speak("-"), 16_000);
    assertThat(recognise(wav, "limits.upload-bytes", "" + wav.length).seconds()).isEqualTo(1);
    byte[] trailed = Arrays.copyOf(wav, wav.length + 100_000);
    for (byte[] tooLong : new byte[][] {wav, trailed}) {
      assertThatThrownBy(() -> recognise(tooLong, "limits.upload-bytes", "" + (tooLong.length - 1)))
          .isInstanceOf(Upload.TooLargeException.class)
          .hasMessageContaining("" + (tooLong.length - 1));
    }
  }

  @Test
  void refusesALengthAboveTheLimitBeforeItReads() {
    Limits limits = Limits.of(new SettingsReader(Map.of()).read());
    long tooMany = limits.uploadBytes() + 1L;
    assertThatThrownBy(
            () -> new Upload(InputStream.nullInputStream(), OptionalLong.of(tooMany), limits))
        .isInstanceOf(Upload.TooLargeException.class)
        .hasMessage("A recording may have " + limits.uploadBytes() + " bytes.");
  }

  @Test
  void refusesMoreSecondsThanAllowedHoweverFewBytesTheyTake() {
    byte[] wav = Tones.wav(Tones.speak("-", "-"), 16_000);
    assertThatThrownBy(() -> recognise(wav, "limits.upload-seconds", "1.5"))
        .isInstanceOf(Upload.TooLargeException.class)
        .hasMessageContaining("1.5 s");
  }

  /** 400 samples of a tone, as the reference encoder writes them. */
  private static byte[] flac() throws IOException {
    try (InputStream in = UploadTest.class.getResourceAsStream("tone.flac")) {
      return in.readAllBytes();
    }
  }

  @Test
  void answersEveryDamagedRecordingWithEventsOrASentence() throws IOException {
    byte[] wav = Tones.wav(Arrays.copyOf(Tones.speak("yes"), 400), 16_000);
    Mutations mutations = Mutations.ofFiles(6, 60, wav, flac());
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // jFLAC prints
    try {
      Fuzz.run(
          mutations,
          MOST_BYTES,
          body -> {
            try {
              return EventJson.write(recognise(body)).startsWith("{\"model\":");
            } catch (UserError e) {
              assertThat(e.getMessage()).startsWith("The body: ").endsWith(".");
              return false;
            }
          });
    } finally {
      System.setOut(out);
    }
  }
}
