package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoRecordingTest {

  private record Label(double startSeconds, double endSeconds, String text) {}

  private static AudioFormat format;
  private static short[] samples;
  private static List<Label> labels;

  @BeforeAll
  static void read() throws Exception {
    try (AudioInputStream sound =
        AudioSystem.getAudioInputStream(new BufferedInputStream(resource("demo.wav")))) {
      format = sound.getFormat();
      samples = new short[(int) sound.getFrameLength()];
      ByteBuffer.wrap(sound.readAllBytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer()
          .get(samples);
    }
    labels = new ArrayList<>();
    for (JsonNode label : new ObjectMapper().readTree(resource("demo.labels.json")).get("labels")) {
      labels.add(
          new Label(
              label.get("startSeconds").asDouble(),
              label.get("endSeconds").asDouble(),
              label.get("text").asText()));
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        DemoRecordingTest.class.getResourceAsStream("/demo/" + name), name);
  }

  @Test
  void isSixteenKilohertzMonoOfHalfAMinute() throws IOException {
    assertThat(format.getSampleRate()).isEqualTo(16_000f);
    assertThat(format.getChannels()).isEqualTo(1);
    assertThat(format.getSampleSizeInBits()).isEqualTo(16);
    assertThat(samples.length / 16_000.0).isBetween(20.0, 31.0);
  }

  @Test
  void saysBothWordsSeveralTimesAndOthersBetweenThem() {
    List<String> texts = labels.stream().map(Label::text).toList();

    assertThat(texts).filteredOn("yes"::equals).hasSizeGreaterThanOrEqualTo(3);
    assertThat(texts).filteredOn("no"::equals).hasSizeGreaterThanOrEqualTo(3);
    assertThat(texts)
        .filteredOn(text -> !text.equals("yes") && !text.equals("no"))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void leavesAPauseOfASecondAroundEveryText() {
    double end = 0;
    for (Label label : labels) {
      assertThat(label.startSeconds()).as(label.text()).isGreaterThanOrEqualTo(end + 1);
      assertThat(label.endSeconds()).as(label.text()).isGreaterThan(label.startSeconds());
      end = label.endSeconds();
    }
    assertThat(samples.length / 16_000.0).isGreaterThanOrEqualTo(end + 1);
  }

  @Test
  void isLoudWhereItIsLabelledAndSoftlyNoisyElsewhere() {
    double end = 0;
    for (Label label : labels) {
      assertThat(rms(end, label.startSeconds())).as("before " + label).isBetween(3e-4, 3e-3);
      assertThat(rms(label.startSeconds(), label.endSeconds())).as("" + label).isGreaterThan(0.03);
      end = label.endSeconds();
    }
    for (short sample : samples) {
      assertThat(Math.abs((int) sample)).as("clipping").isLessThan(32_767);
    }
  }

  /** Root mean square of a stretch, full scale 1. */
  private static double rms(double fromSeconds, double toSeconds) {
    int from = (int) Math.ceil(fromSeconds * 16_000);
    int to = (int) Math.floor(toSeconds * 16_000);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (samples[i] / 32_768.0) * (samples[i] / 32_768.0);
    }
    return Math.sqrt(sum / (to - from));
  }
}
