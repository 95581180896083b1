package io.github.spikeword.stream.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.SpeechCorpus;
import io.github.spikeword.stream.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bank on real speech; skipped where the corpus is absent. */
class SpeechFeaturesTest {

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no"})
  void theBankEqualsTarsosDspOnSpeech(String word) throws IOException {
    List<Path> clips = SpeechCorpus.clips(word, 10);
    assertThat(clips).isNotEmpty();
    for (Path clip : clips) {
      FilterBankTest.assertEqualsTarsosDsp(AudioFiles.read(clip).samples(), 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no"})
  void theBankEqualsThePlainOneBitForBitOnSpeech(String word) throws IOException {
    FeatureSettings settings = FeatureDefaults.standard(FeatureDefaults.STREAM_PCEN);
    for (Path clip : SpeechCorpus.clips(word, 10)) {
      FilterBankBitsTest.assertSameBits(
          AudioFiles.read(clip).samples(),
          settings.sampleRateHz(),
          settings.centreHz(),
          settings.sections(),
          settings.frameSamples());
    }
  }
}
