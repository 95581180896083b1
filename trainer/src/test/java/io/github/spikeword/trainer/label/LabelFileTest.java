package io.github.spikeword.trainer.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFileTest {

  private static final String BY_HAND =
      """
      {
        "format": "spikeword-labels", "version": 1, "recording": "kitchen.wav",
        "sampleRateHz": 16000, "seconds": 60, "comment": "unknown fields are passed over",
        "words": [
          {"word": "no", "startSeconds": 12.5, "endSeconds": 12.9, "by": "ear"},
          {"word": "yes", "startSeconds": 2, "endSeconds": 2.25}
        ],
        "segments": [{"kind": "speech", "startSeconds": 20, "endSeconds": 30, "source": "radio"}]
      }
      """;

  @TempDir Path folder;

  @Test
  void readsWhatPeopleWrite() throws IOException {
    Labels labels = read(BY_HAND);
    assertThat(labels)
        .isEqualTo(
            new Labels(
                "kitchen.wav",
                16_000,
                960_000,
                List.of(
                    new LabelledWord("yes", 32_000, 36_000, ""),
                    new LabelledWord("no", 200_000, 206_400, "")),
                List.of(new Segment(SoundKind.SPEECH, false, 320_000, 480_000, "radio"))));
    assertThat(labels.seconds()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 44_100, 48_000})
  void keepsEverySampleExactly(int rate) {
    List<LabelledWord> words = new ArrayList<>();
    for (long i = 0; i < 2000; i++) {
      long start = i * 7_919;
      words.add(new LabelledWord("yes", start, start + 1 + i % 13, "yes/a"));
    }
    Labels labels =
        new Labels(
            "a.wav",
            rate,
            20_000_000,
            words,
            List.of(new Segment(SoundKind.NOISE, true, 1, 19_999_999, "")));
    Path file = folder.resolve("a" + LabelFile.SUFFIX);
    LabelFile.write(file, labels);
    assertThat(LabelFile.read(file)).isEqualTo(labels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\": 1 | \"version\": 2 | only 1 can be read",
        "spikeword-labels | other-labels | 'format' is not",
        "\"startSeconds\": 12.5 | \"startSeconds\": 13 | must end after it starts",
        "\"endSeconds\": 12.9 | \"endSeconds\": 60.5 | after the recording's end",
        "\"startSeconds\": 12.5, | `` | 'startSeconds' is missing",
        "\"word\": \"no\" | \"word\": 3 | 'word' is missing",
        "\"word\": \"no\" | \"word\": \" \" | cannot be empty",
        "\"kind\": \"speech\" | \"kind\": \"talk\" | [speech, soundalike, noise, music, silence]",
        "\"sampleRateHz\": 16000 | \"sampleRateHz\": 0 | positive rate",
        "\"words\": [ | \"words\": { | is not JSON",
      })
  void saysWhatIsWrong(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(BY_HAND.replace(right, wrong)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("kitchen.labels.json")
        .hasMessageContaining(message);
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> LabelFile.read(folder.resolve("absent.labels.json")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("absent.labels.json");
  }

  @Test
  void labelsKeepTheirOwnRules() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelledWord("yes", -1, 5, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Segment(SoundKind.MUSIC, false, 5, 5, ""));
  }

  private Labels read(String json) throws IOException {
    return LabelFile.read(Files.writeString(folder.resolve("kitchen.labels.json"), json));
  }
}
