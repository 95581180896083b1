package io.github.spikeword.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The preset gives "yes" 0.18 and "no" 0.20 of the events, 0.30 and 0.38 of the chunks. */
  @Test
  void otherWordsShareTheEventsAndChunksOfRecordingsEvenly() {
    StreamSettings stream =
        Presets.read("yes-no").withWords(List.of("stop", "go")).stream().orElseThrow();

    Map<String, Double> events = stream.compose().events().keywords();
    assertThat(events).containsOnlyKeys("stop", "go");
    assertThat(events.values()).allSatisfy(w -> assertThat(w).isCloseTo(0.19, within(1e-12)));
    Map<String, Double> chunks = stream.chunks().wordMix();
    assertThat(chunks).containsOnlyKeys("stop", "go", "other").containsEntry("other", 0.32);
    assertThat(chunks.get("stop")).isCloseTo(0.34, within(1e-12));
  }

  @Test
  void theSameWordsChangeNothing() {
    TrainSettings settings = Presets.read("yes-no");

    assertThat(settings.withWords(List.of("yes", "no"))).isSameAs(settings);
  }

  /** No epoch of such a run is judged, so none is best and nothing can be waited for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "run.select | best | must be 'last' or 'average', found 'best'",
        "run.patience | 5 | must be 0, found 5"
      })
  void recordingsHaveNoValidationToChooseOrStopBy(String setting, String value, String expected) {
    assertThatThrownBy(() -> Overrides.apply(Presets.read("yes-no"), Map.of(setting, value)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'" + setting + "' " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yes-no | readout | {parts: 1, partSteps: null} | needs a counting window",
        "yes-no | readout | {partSteps: {shortest: 9, longest: 8}} | from 1.0 to 8.0, found 9",
        "yes-no | readout.parts | 0 | from 1.0 to 10.0, found 0",
        "yes-no | readout.parts | 29 | from 1.0 to 10.0, found 29",
        "yes-no-clip | network.neuronsPerLabel | 3 | found 4 parts, 'network.neuronsPerLabel' 3",
        "yes-no-clip | readout | {parts: 2, partSteps: null} | because the whole clip counts",
        "yes-no-clip | data.silenceMillis | 200 | must be 500 with 'readout.partSteps'",
        "yes-no-clip | readout | {parts: 1, partSteps: {shortest: 125, longest: 125}} | holds a whole clip",
      })
  void aCountingWindowMustFitWhatIsHeard(
      String preset, String setting, String value, String expected) {
    assertThatThrownBy(() -> Overrides.apply(Presets.read(preset), Map.of(setting, value)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(expected);
  }

  @Test
  void theRateOfPopulationsKnowsNoWindow() {
    assertThatThrownBy(
            () ->
                Overrides.apply(
                    Presets.read("yes-no-clip"), Map.of("losses.populationWeight", "1")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'losses.populationWeight' must be 0");
  }

  @Test
  void recordingsMayExportTheRunningAverage() {
    Map<String, String> inThisOrder = new LinkedHashMap<>();
    inThisOrder.put("optimiser.average", "0.9");
    inThisOrder.put("run.select", "average");

    TrainSettings settings = Overrides.apply(Presets.read("yes-no"), inThisOrder);

    assertThat(settings.run().select()).isEqualTo(RunSettings.Select.AVERAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fold", "random", "lists"})
  void recordingsAreNotTrainedOnByAnotherPartitionThanTheCorpuss(String method) {
    assertThatThrownBy(
            () -> Overrides.apply(Presets.read("yes-no"), Map.of("split.method", method)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'official' or 'all', found '" + method + "'");
  }
}
