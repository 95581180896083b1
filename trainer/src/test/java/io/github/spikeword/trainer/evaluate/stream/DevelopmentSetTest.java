package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.SpeechData;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.corpus.SoundSplit;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DevelopmentSetTest {

  private final Corpus corpus = Corpus.scan(SpeechData.require());
  private final SoundSplit split =
      Presets.read("yes-no").stream().map(StreamSettings::sounds).orElseThrow();
  private final List<LabelledRecording> recordings =
      new DevelopmentSet(corpus, List.of("yes", "no"), split, 1).recordings();

  @Test
  void everyConditionIsThere() {
    assertThat(recordings)
        .extracting(LabelledRecording::condition)
        .containsOnly(
            "clean", "20 dB", "10 dB", "speech", "noise", "music", "silence", "soundalike");
  }

  @Test
  void cleanKeywordsAreTheValidationSpeakersClipsEachOnce() {
    List<String> heard =
        recordings.stream()
            .filter(r -> r.condition().equals("clean") && r.name().startsWith("keywords"))
            .flatMap(r -> r.open().get().labels().words().stream())
            .map(LabelledWord::source)
            .toList();

    List<String> expected =
        Stream.of("yes", "no")
            .flatMap(word -> corpus.clips(word).stream())
            .filter(clip -> clip.partition() == Partition.VALIDATION)
            .map(Clip::key)
            .toList();
    assertThat(heard).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void soundsThatHoldTheSoundOfAWordAreApart() {
    List<Segment> apart =
        recordings.stream()
            .filter(r -> r.condition().equals("soundalike"))
            .flatMap(r -> r.open().get().labels().segments().stream())
            .filter(segment -> !segment.background())
            .toList();

    long expected =
        corpus.sounds(Sound.Kind.SPEECH).stream()
            .filter(sound -> split.excluded().contains(sound.source()))
            .count();
    assertThat(apart).hasSize((int) expected).isNotEmpty();
    assertThat(apart).extracting(Segment::kind).containsOnly(SoundKind.SOUNDALIKE);
  }

  @Test
  void noSoundOfTheTrainingSideIsHeard() {
    List<Sound> all =
        Stream.of(Sound.Kind.values()).flatMap(kind -> corpus.sounds(kind).stream()).toList();
    Set<String> training =
        SoundSides.of(all, split).training().stream()
            .map(sound -> sound.source() + "/" + sound.path().getFileName())
            .collect(Collectors.toSet());

    Set<String> heard = new TreeSet<>();
    recordings.stream()
        .filter(r -> r.condition().equals("noise") || r.name().startsWith("keywords-10"))
        .flatMap(r -> r.open().get().labels().segments().stream())
        .map(Segment::source)
        .forEach(heard::add);

    assertThat(heard).hasSizeGreaterThan(10).doesNotContainAnyElementsOf(training);
  }
}
