package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.SpeechData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {

  /**
   * Percentages computed with Python's hashlib and the formula of the corpus README; the middle
   * four were searched for as close to the limits as two million names give.
   */
  @ParameterizedTest(name = "{0} hashes to {1} percent")
  @CsvSource({
    "026290a7, 0.6821543, VALIDATION",
    "e67c6667, 9.9998899, VALIDATION",
    "2a8a66f2, 10.0000128, TESTING",
    "5c346308, 19.9999691, TESTING",
    "7b9c94e1, 20.0000265, TRAINING",
    "004ae714, 79.5748932, TRAINING",
    "012c8314, 95.1518989, TRAINING",
  })
  void followsTheOfficialHash(String speaker, double percent, Partition expected) {
    assertThat(Partition.ofSpeaker(speaker)).isEqualTo(expected);
  }

  @Test
  void agreesWithTheOfficialValidationList() throws IOException {
    Path list = SpeechData.require().resolve("speech_commands/validation_list.txt");
    List<String> entries = Files.readAllLines(list);
    assertThat(entries).hasSizeGreaterThan(9000);
    assertThat(entries)
        .allSatisfy(
            entry ->
                assertThat(Clip.of("word", Path.of(entry)).partition())
                    .isEqualTo(Partition.VALIDATION));
  }
}
