package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundSidesTest {

  @Test
  void recordingsAreCountedByKindAndSource() {
    List<Sound> sounds =
        List.of(
            new Sound(Sound.Kind.SPEECH, "books", Path.of("books/0.wav")),
            new Sound(Sound.Kind.NOISE, "street", Path.of("street/0.wav")),
            new Sound(Sound.Kind.SPEECH, "books", Path.of("books/1.wav")));

    assertThat(SoundSides.sources(sounds)).isEqualTo("noise/street 1, speech/books 2");
    assertThat(SoundSides.sources(List.of())).isEmpty();
  }
}
