package io.github.spikeword.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.optimise.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {

  private static TrainSettings parse(String... lines) {
    return SettingsFile.parse(String.join("\n", lines), "my.yaml");
  }

  static List<String> presets() {
    return Presets.names();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetIsCompleteAndSurvivesTheWayToTextAndBack(String name) {
    TrainSettings preset = Presets.read(name);

    assertThat(SettingsFile.parse(SettingsFile.write(preset), "copy")).isEqualTo(preset);
    assertThat(preset.network().shape(preset.words(), 13, 8).stages()).isGreaterThan(1);
  }

  @Test
  void theTutorialsPresetHasTheTutorialsNumbers() {
    TrainSettings settings = Presets.read("tutorial-6");

    assertThat(settings.words()).containsExactly("yes", "no");
    assertThat(settings.network().shape(settings.words(), 13, 8).layers())
        .extracting(stage -> stage.neurons())
        .containsExactly(64, 2);
    assertThat(settings.network().frontEndTauMillis()).isEqualTo(32);
    assertThat(settings.network().outputTauMillis()).containsExactly(64.0);
    assertThat(settings.split().method()).isEqualTo(SplitSettings.Method.RANDOM);
    assertThat(settings.split().validationShare()).isEqualTo(0.15);
    assertThat(settings.initial().xi()).isEqualTo(3);
    assertThat(settings.initial().alpha()).isEqualTo(1);
    assertThat(settings.initial().batches()).isEqualTo(4);
    assertThat(settings.initial().meanShare()).isEmpty();
    assertThat(settings.optimiser().schedule()).isEqualTo(Schedule.CONSTANT);
    assertThat(settings.optimiser().rate()).isEqualTo(3e-4);
    assertThat(settings.optimiser().frontEndRate()).isEqualTo(1e-5);
    assertThat(settings.optimiser().clipNorm()).isEqualTo(0.5);
    assertThat(settings.optimiser().surrogateSlope()).isEqualTo(25 * 0.0875);
    assertThat(settings.optimiser().surrogatePeak()).isEqualTo(1);
    assertThat(settings.losses().rateTargetWeight()).isEqualTo(10);
    assertThat(settings.losses().rateTarget()).isEqualTo(0.15);
    assertThat(settings.losses().topologyWeight()).isEqualTo(0.05);
    assertThat(settings.run().epochs()).isEqualTo(50);
    assertThat(settings.run().batchSize()).isEqualTo(16);
    assertThat(settings.features().compression()).isEqualTo(new Compression.Linear());
  }

  @Test
  void aFileThatExtendsAPresetHoldsWhatDiffers() {
    TrainSettings settings =
        parse("extends: yes-no-clip", "name: mine", "words: [yes, no, up]", "run: {epochs: 7}");

    assertThat(settings.name()).isEqualTo("mine");
    assertThat(settings.words()).containsExactly("yes", "no", "up");
    assertThat(settings.run().epochs()).isEqualTo(7);
    assertThat(settings.run().batchSize()).isEqualTo(Presets.read("yes-no-clip").run().batchSize());
  }

  @Test
  void jsonIsUnderstoodToo() {
    TrainSettings settings = parse("{\"extends\": \"yes-no-clip\", \"run\": {\"epochs\": 7}}");

    assertThat(settings).isEqualTo(Presets.read("yes-no-clip").withEpochs(7));
  }

  @Test
  void anotherCompressionReplacesTheWholeOneButAnotherKindOfStartOnlyThat() {
    TrainSettings settings =
        parse(
            "extends: yes-no-clip",
            "features: {compression: {kind: log, floor: 0.01}}",
            "initial: {kind: normal}");

    assertThat(settings.features().compression()).isEqualTo(new Compression.Log(0.01));
    assertThat(settings.features().sections()).isEqualTo(2);
    assertThat(settings.initial().kind()).isEqualTo(InitialSettings.Kind.NORMAL);
    assertThat(settings.initial().frontEndRate()).isEqualTo(0.15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "run: {epoch: 7} | unknown key 'run.epoch'. Did you mean 'epochs'?",
        "optimizer: {rate: 1} | unknown key 'optimizer'. Did you mean 'optimiser'?",
        "run: {epochs: 0} | 'run.epochs' must be from 1",
        "run: {epochs: many} | run.epochs",
        "run: {epochs: 1.5} | run.epochs",
        "run: {epochs: null} | run.epochs",
        "chip: {signs: perhaps} | chip.signs",
        "words: [yes] | at least two different words",
        "words: [yes, yes] | at least two different words",
        "words: [yes, other] | must not name 'other'",
        "name: My Model | lower case letters",
        "network: {outputTauMillis: [50]} | one of the chip's",
        "network: {outputTauMillis: []} | at least one entry",
        "run: {select: average} | 'optimiser.average' must be positive",
        "initial: {meanShare: 2} | 'initial.meanShare' must be from 0.0 to 1.0",
      })
  void aBadValueIsNamedWithItsPlace(String line, String expected) {
    assertThatThrownBy(() -> parse("extends: yes-no-clip", line))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("my.yaml")
        .hasMessageContaining(expected);
  }

  @Test
  void nothingIsSilentlyTakenForZero() {
    String complete = SettingsFile.write(Presets.read("yes-no-clip"));

    for (String key : List.of("batchSize", "clipNorm", "labelSmoothing", "sections", "words")) {
      String incomplete = complete.replaceAll("(?m)^ *" + key + ":.*\\n(- .*\\n)*", "");
      assertThat(incomplete).as(key).isNotEqualTo(complete);
      assertThatThrownBy(() -> SettingsFile.parse(incomplete, "my.yaml"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(key);
    }
  }

  @Test
  void aMissingKeyIsNamedWithWhatToDo() {
    String incomplete =
        SettingsFile.write(Presets.read("yes-no-clip")).replaceAll("(?m)^ *batchSize:.*\\n", "");

    assertThatThrownBy(() -> SettingsFile.parse(incomplete, "my.yaml"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "my.yaml: the key 'run.batchSize' is missing. Add it, or start from a preset with"
                + " 'extends: PRESET', which has all keys.");
  }

  @Test
  void settingsOfEarlierRunsMeanWhatTheyMeantThen() {
    TrainSettings then =
        SettingsFile.change(
            Presets.read("tutorial-6"),
            Map.of("optimiser", Map.of("surrogatePeak", 1.0), "data", Map.of("silenceMillis", 0)),
            "test");
    String file =
        SettingsFile.write(then).replaceAll("(?m)^ *(surrogatePeak|silenceMillis):.*\\n", "");

    assertThat(file).doesNotContain("surrogatePeak").doesNotContain("silenceMillis");
    assertThat(SettingsFile.parse(file, "settings.yaml")).isEqualTo(then);
  }

  @Test
  void aClipModelOfBeforeWindowsHadPartsCountsTheWholeClip() {
    TrainSettings then =
        SettingsFile.change(
            Presets.read("eight-words"),
            Map.of("readout", Map.of("parts", 1), "data", Map.of("silenceMillis", 200)),
            "test");
    String file = SettingsFile.write(then).replaceAll("(?m)^readout:\\n(  .*\\n)+", "");

    assertThat(file).doesNotContain("readout");
    assertThat(SettingsFile.parse(file, "settings.yaml")).isEqualTo(then);
    assertThat(then.readout().window()).isEmpty();
  }

  @Test
  void aListenersWindowOfBeforeWindowsHadPartsIsPlainWhereverItIsChanged() {
    String file = "extends: yes-no\nstream: {windowSteps: 40}\n";
    assertThat(SettingsFile.parse(file, "my.yaml").readout().window())
        .contains(CountingWindow.plain(40));
    assertThat(
            Overrides.apply(Presets.read("yes-no"), Map.of("stream.windowSteps", "50"))
                .readout()
                .window())
        .contains(CountingWindow.plain(50));
  }

  @Test
  void aListenersWindowOfBeforeWindowsHadPartsIsPlain() {
    String file =
        SettingsFile.write(Presets.read("yes-no"))
            .replaceAll("(?m)^readout:\\n(  .*\\n)+", "")
            .replaceFirst("(?m)^stream:\\n", "stream:\n  windowSteps: 40\n");

    assertThat(file).doesNotContain("readout").contains("windowSteps");
    assertThat(SettingsFile.parse(file, "settings.yaml").readout().window())
        .contains(CountingWindow.plain(40));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "extends: yes-no-clib | Did you mean 'yes-no-clip'?",
        "extends: nothing-like-it | Presets: ",
        "just words | holds no training settings",
        "run: [1 | my.yaml",
        "run: {epochs: 1, epochs: 2} | epochs",
      })
  void whatIsNoConfigurationIsRefused(String text, String expected) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("none.yaml");
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString());

    Files.writeString(file, "extends: eight-words\nrun: {seed: 9}\n");
    assertThat(SettingsFile.read(file)).isEqualTo(Presets.read("eight-words").withSeed(9));
  }

  @Test
  void aNetworkThatTheChipCannotHoldIsRefusedBeforeTraining() {
    TrainSettings settings = parse("extends: yes-no-clip", "network: {neuronsPerLabel: 60}");

    assertThatThrownBy(() -> settings.network().shape(settings.words(), 13, 8))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("233 neurons")
        .hasMessageContaining("200");
  }

  @Test
  void theTreeHoldsPlainValues() {
    Map<String, Object> tree = SettingsFile.toMap(Presets.read("yes-no-clip"));

    assertThat(tree).containsEntry("name", "yes-no-clip").containsKeys("split", "chip", "data");
    assertThat(tree.get("words")).isEqualTo(List.of("yes", "no"));
  }
}
