package io.github.spikeword.trainer.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.SpeechData;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordExtentTest {

  @ParameterizedTest(name = "a burst from {0} to {1} in noise at {2}")
  @CsvSource({"4000, 9600, 0.0001", "4000, 9600, 0.003", "0, 5000, 0.0001", "11200, 16000, 0.001"})
  void findsABurstInNoiseToWithinTwoFrames(int start, int end, double noise) {
    WordExtent extent = WordExtent.estimate(clip(noise, start, end)).orElseThrow();
    assertThat(extent.start()).isCloseTo(start, within(320));
    assertThat(extent.end()).isCloseTo(end, within(320));
    assertThat(extent.samples()).isEqualTo(extent.end() - extent.start());
  }

  @Test
  void bridgesShortPausesAndNoLongOnes() {
    WordExtent bridged =
        WordExtent.estimate(clip(0.0001, 3200, 6400, 6400 + 1920, 10_000)).orElseThrow();
    assertThat(bridged.start()).isCloseTo(3200, within(320));
    assertThat(bridged.end()).isCloseTo(10_000, within(320));
    WordExtent loudest = WordExtent.estimate(clip(0.0001, 1600, 3200, 8000, 12_000)).orElseThrow();
    assertThat(loudest.samples()).isLessThan(5000);
  }

  @Test
  void leavesOutWhatIsThirtyDecibelsBelowThePeak() {
    float[] clip = clip(0.00001, 4800, 9600);
    float[] faint = clip(0.00001, 9600, 12_800);
    for (int i = 9600; i < 12_800; i++) {
      clip[i] += faint[i] * 0.01f;
    }
    assertThat(WordExtent.estimate(clip).orElseThrow().end()).isCloseTo(9600, within(320));
  }

  @Test
  void ignoresMainsHum() {
    float[] clip = clip(0.0001, 6400, 9600);
    for (int i = 0; i < clip.length; i++) {
      clip[i] += (float) (0.1 * Math.sin(2 * Math.PI * 50 * i / 16_000));
    }
    WordExtent extent = WordExtent.estimate(clip).orElseThrow();
    assertThat(extent.start()).isCloseTo(6400, within(480));
    assertThat(extent.end()).isCloseTo(9600, within(480));
  }

  @Test
  void silenceAndScrapsHaveNoExtent() {
    assertThat(WordExtent.estimate(new float[16_000])).isEmpty();
    assertThat(WordExtent.estimate(new float[0])).isEmpty();
    float[] scrap = new float[159];
    Arrays.fill(scrap, 0.5f);
    assertThat(WordExtent.estimate(scrap)).isEmpty();
  }

  /** Spoken "yes" and "no" last about 0.2 to 0.7 s; the estimate must agree for most clips. */
  @Test
  void givesPlausibleLengthsForRealWords() {
    Corpus corpus = Corpus.scan(SpeechData.require()).select(java.util.List.of("yes", "no"));
    double[] seconds =
        corpus.clips().stream()
            .limit(300)
            .map(clip -> WordExtent.estimate(SoundReader.FILES.read(clip.path())))
            .flatMap(Optional::stream)
            .mapToDouble(extent -> extent.samples() / 16_000.0)
            .sorted()
            .toArray();
    assertThat(seconds.length).isGreaterThan(295);
    assertThat(seconds[seconds.length / 2]).isBetween(0.3, 0.6);
    assertThat(seconds[seconds.length / 10]).isGreaterThan(0.2);
    assertThat(seconds[seconds.length * 9 / 10]).isLessThan(0.85);
  }

  /** A second of white noise with bursts of a 1 kHz tone between pairs of samples. */
  private static float[] clip(double noise, int... spans) {
    SeededRandom random = new SeededRandom(1);
    float[] clip = new float[16_000];
    for (int i = 0; i < clip.length; i++) {
      clip[i] = (float) (noise * random.nextGaussian());
    }
    for (int s = 0; s < spans.length; s += 2) {
      for (int i = spans[s]; i < spans[s + 1]; i++) {
        clip[i] += (float) (0.3 * Math.sin(2 * Math.PI * 1000 * i / 16_000));
      }
    }
    return clip;
  }
}
