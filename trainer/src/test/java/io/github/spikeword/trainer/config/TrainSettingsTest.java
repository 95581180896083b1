package io.github.spikeword.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainSettingsTest {

  /** 40 neurons for each of two words are 80 output neurons: 26 for each of three, 8 of ten. */
  @ParameterizedTest
  @CsvSource({"yes-no-clip, 2, 40", "yes-no-clip, 3, 26", "yes-no-clip, 10, 8", "tutorial-6, 3, 1"})
  void moreWordsShareTheOutputNeurons(String preset, int count, int each) {
    List<String> words =
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j").subList(0, count);

    TrainSettings settings = Presets.read(preset).withWords(words);

    assertThat(settings.words()).isEqualTo(words);
    assertThat(settings.network().neuronsPerLabel()).isEqualTo(each);
  }
}
