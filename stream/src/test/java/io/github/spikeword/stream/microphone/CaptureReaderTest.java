package io.github.spikeword.stream.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.stream.audio.PcmEncoding;
import io.github.spikeword.stream.audio.PcmFormat;
import io.github.spikeword.stream.audio.Resampler;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.session.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {

  private long nowNanos;

  @Test
  void handsOnWhatCameAndWhenItCame() {
    FakeDevice.Line line = new FakeDevice.Line(FakeDevice.MONO_16_KHZ);
    Capture capture = new Capture(line, 1000, () -> nowNanos);
    CaptureReader reader = new CaptureReader(capture);
    assertThat(reader.read()).isEmpty();
    line.deliver(0.25f, 6 * 128); // 48 ms, more than the 40 ms of one piece
    for (int fetch = 0; fetch < 6; fetch++) {
      nowNanos += 8_000_000;
      capture.pump();
    }
    List<Sound> first = reader.read();
    List<Sound> second = reader.read();
    assertThat(samples(first)).isEqualTo(640);
    assertThat(first.get(0).arrivalNanos()).isEqualTo(40_000_000);
    assertThat(samples(second)).isEqualTo(128);
    assertThat(second.get(0).arrivalNanos()).isEqualTo(48_000_000);
  }

  @Test
  void overflowBecomesAGapOfExactlyTheLostSamples() {
    FakeDevice.Line line = new FakeDevice.Line(FakeDevice.MONO_16_KHZ);
    Capture capture = new Capture(line, 100, () -> nowNanos); // 1600 frames, so a ring of 2048
    CaptureReader reader = new CaptureReader(capture);
    pump(capture, line, 20 * 128);
    List<Sound> sound = reader.read();
    assertThat(sound.get(0)).isEqualTo(new Sound.Lost(512, GapCause.OVERFLOW, -128_000_000));
    assertThat(samples(sound)).isEqualTo(640);
    assertThat(capture.ring().account()).isEqualTo(new FrameAccount(2560, 640, 512, 1408));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100, 48_000})
  void otherRatesAreResampledAndTheirLossesAddUp(int rate) {
    PcmFormat format = new PcmFormat(PcmEncoding.S16LE, 1, rate);
    FakeDevice.Line line = new FakeDevice.Line(format);
    Capture capture = new Capture(line, 100, () -> nowNanos);
    CaptureReader reader = new CaptureReader(capture);
    SplittableRandom random = new SplittableRandom(rate);
    List<Sound> sound = new ArrayList<>();
    int frames = 0;
    while (frames < 40 * rate) {
      int fetches = random.nextInt(40);
      pump(capture, line, fetches * (rate / 125));
      frames += fetches * (rate / 125);
      sound.addAll(reader.read());
    }
    for (List<Sound> more = reader.read(); !more.isEmpty(); more = reader.read()) {
      sound.addAll(more);
    }
    sound.addAll(reader.finish());
    FrameAccount account = capture.ring().account();
    assertThat(account.dropped()).isPositive();
    assertThat(account.queued()).isZero();
    long lost = 0;
    int gaps = 0;
    for (Sound piece : sound) {
      if (piece instanceof Sound.Lost gap) {
        lost += gap.samples();
        gaps++;
      }
    }
    assertThat(lost).isEqualTo(account.dropped() * 16_000 / rate);
    // every stretch between gaps is resampled by itself and may end in a fraction of a sample
    assertThat((double) samples(sound))
        .isBetween(
            account.processed() * 16_000.0 / rate - 1,
            account.processed() * 16_000.0 / rate + gaps + 1);
  }

  @Test
  void resampledSoundIsThatOfTheResampler() {
    PcmFormat format = new PcmFormat(PcmEncoding.S16LE, 2, 48_000);
    FakeDevice.Line line = new FakeDevice.Line(format);
    Capture capture = new Capture(line, 1000, () -> nowNanos);
    CaptureReader reader = new CaptureReader(capture);
    SplittableRandom random = new SplittableRandom(1);
    float[] all = new float[100 * 384];
    List<Float> heard = new ArrayList<>();
    for (int at = 0; at < all.length; at += 384) {
      float[] piece = new float[384];
      for (int n = 0; n < 384; n++) {
        piece[n] = (float) random.nextDouble() - 0.5f;
      }
      System.arraycopy(piece, 0, all, at, 384);
      line.deliver(piece);
      capture.pump();
      addTo(heard, reader.read());
    }
    addTo(heard, reader.finish());
    Resampler whole = new Resampler(48_000, 16_000);
    float[] expected = new float[whole.mostOutputs(all.length) + whole.mostOutputs(0)];
    int count = whole.process(all, 0, all.length, expected, 0);
    count += whole.finish(expected, count);
    assertThat(heard).hasSize(count);
    for (int n = 0; n < count; n++) {
      assertThat(heard.get(n)).isEqualTo(expected[n]);
    }
  }

  private static void addTo(List<Float> heard, List<Sound> sound) {
    for (Sound piece : sound) {
      for (float sample : ((Sound.Samples) piece).samples()) {
        heard.add(sample);
      }
    }
  }

  private static void pump(Capture capture, FakeDevice.Line line, int frames) {
    line.deliver(0.5f, frames);
    while (!line.isDrained()) {
      capture.pump();
    }
  }

  private static int samples(List<Sound> sound) {
    int count = 0;
    for (Sound piece : sound) {
      count += piece instanceof Sound.Samples some ? some.samples().length : 0;
    }
    return count;
  }
}
