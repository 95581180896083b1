package io.github.spikeword.trainer.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.features.FeatureDefaults;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.TestSounds;
import io.github.spikeword.trainer.augment.AugmentSettings;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.parallel.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {

  private static final FeatureSettings SETTINGS =
      FeatureDefaults.standard(FeatureDefaults.CLIP_PCEN);

  private static final AugmentSettings VARIED =
      new AugmentSettings(
          new AugmentSettings.Speed(0.5, 0.88, 1.13),
          AugmentSettings.none().room(),
          new AugmentSettings.Shift(1, 100),
          AugmentSettings.none().otherWords(),
          new AugmentSettings.Noise(0.6, 5, 30, 0),
          new AugmentSettings.Gain(1, 9));

  @TempDir Path data;
  @TempDir Path folder;

  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger reads = new AtomicInteger();
  private final SoundReader counting =
      path -> {
        reads.incrementAndGet();
        return SoundReader.FILES.read(path);
      };

  @BeforeEach
  void writeCorpus() throws IOException {
    TestSounds.tone(data.resolve("yes/a_nohash_0.wav"), 300, 16_000);
    TestSounds.tone(data.resolve("yes/b_nohash_0.wav"), 700, 9_000);
    TestSounds.tone(data.resolve("no/c_nohash_0.wav"), 1500, 20_000);
    TestSounds.tone(data.resolve("_background_noise_/hum.wav"), 100, 40_000);
  }

  @Test
  void givesTheLiveExtractorsValuesOfThePaddedOrCutClip() {
    FeatureSet set = cache().features(plain(), Progress.SILENT);
    assertThat(set.clips()).extracting(Clip::word).containsExactly("no", "yes", "yes");
    assertThat(set.steps()).isEqualTo(125);
    assertThat(set.channels()).isEqualTo(13);
    for (int clip = 0; clip < 3; clip++) {
      float[] sound = SoundReader.FILES.read(set.clips().get(clip).path());
      float[][] live = FeatureExtractor.extractAll(SETTINGS, Arrays.copyOf(sound, 16_000));
      for (int t = 0; t < 125; t++) {
        assertThat(Arrays.copyOfRange(set.values(clip, 0), t * 13, (t + 1) * 13))
            .containsExactly(live[t]);
      }
    }
  }

  @Test
  void theSecondRunReadsNoSound() {
    FeatureSet first = cache().features(plain(), Progress.SILENT);
    assertThat(reads).hasValue(3);
    FeatureSet second = cache().features(plain(), Progress.SILENT);
    assertThat(reads).hasValue(3);
    assertSame(second, first);
    assertThat(notices).isEmpty();
  }

  @Test
  void gainAndSaturationDoNotInvalidate() {
    cache().features(plain(), Progress.SILENT);
    FeatureSettings gained = SETTINGS.withGain(Collections.nCopies(13, 2.5));
    FeatureSet set = cache().features(FeatureRequest.plain(clips(), gained), Progress.SILENT);
    assertThat(reads).hasValue(3);
    assertSame(set, cache().features(plain(), Progress.SILENT));
  }

  @Test
  void everythingThatMattersInvalidates() throws IOException {
    FeatureSettings s = SETTINGS;
    Corpus corpus = Corpus.scan(data);
    AugmentSettings recorded =
        new AugmentSettings(
            VARIED.speed(),
            VARIED.room(),
            VARIED.shift(),
            VARIED.otherWords(),
            new AugmentSettings.Noise(1, 5, 30, 1),
            VARIED.gain());
    FeatureRequest varied = plain().augmented(1, VARIED, 1, List.of(), List.of());
    List<FeatureRequest> requests =
        List.of(
            plain(),
            FeatureRequest.plain(clips(), FeatureDefaults.standard(new Compression.Log(1e-4))),
            FeatureRequest.plain(clips(), FeatureDefaults.standard(new Compression.Log(1e-3))),
            FeatureRequest.plain(clips(), FeatureDefaults.with(16_000, 64, 13, s.compression())),
            FeatureRequest.plain(clips(), FeatureDefaults.with(16_000, 128, 12, s.compression())),
            FeatureRequest.plain(
                clips(),
                new FeatureSettings(16_000, 128, s.centreHz(), 2, 2, s.compression(), s.gain(), 1)),
            FeatureRequest.plain(
                clips(),
                new FeatureSettings(16_000, 128, s.centreHz(), 3, 1, s.compression(), s.gain(), 1)),
            FeatureRequest.plain(clips().subList(0, 2), s),
            FeatureRequest.plain(List.of(clips().get(1), clips().get(0), clips().get(2)), s),
            new FeatureRequest(
                clips(), s, 8_000, 0, 0, AugmentSettings.none(), 0, List.of(), List.of()),
            plain().followedBySilence(3_200),
            varied,
            plain().augmented(2, VARIED, 1, List.of(), List.of()),
            plain().augmented(1, VARIED, 2, List.of(), List.of()),
            plain().augmented(1, recorded, 1, List.of(), List.of()),
            plain().augmented(1, recorded, 1, corpus.sounds(), List.of()),
            plain().augmented(1, recorded, 1, List.of(), clips()));
    assertThat(requests.stream().map(FeatureKey::of)).doesNotHaveDuplicates();

    String before = FeatureKey.of(plain());
    Path clip = clips().get(0).path();
    Files.setLastModifiedTime(clip, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(FeatureKey.of(plain())).isNotEqualTo(before);
  }

  @Test
  void withoutVariantsTheSeedDoesNotMatter() {
    FeatureRequest other = plain().augmented(0, VARIED, 77, List.of(), List.of());
    assertThat(FeatureKey.of(other)).isEqualTo(FeatureKey.of(plain()));
  }

  @Test
  void variantsAreTheSameBitsOnOneAndFourThreadsAndFromDisk() throws IOException {
    Corpus corpus = Corpus.scan(data);
    FeatureRequest request = plain().augmented(3, VARIED, 5, corpus.sounds(), corpus.clips());
    FeatureSet one = new FeatureExtraction(request, counting, 1).run(Progress.SILENT);
    FeatureSet four = cache().features(request, Progress.SILENT);
    FeatureSet kept = cache().features(request, Progress.SILENT);
    assertThat(one.values()).hasDimensions(12, 1625);
    assertSame(four, one);
    assertSame(kept, one);
    assertThat(one.values(1, 0)).isEqualTo(cache().features(plain(), Progress.SILENT).values(1, 0));
    assertThat(one.values(1, 1)).isNotEqualTo(one.values(1, 0)).isNotEqualTo(one.values(1, 2));
  }

  @Test
  void silenceFollowsEveryClipAndItsVariantsWithoutChangingThem() {
    FeatureRequest request = plain().augmented(2, VARIED, 5, List.of(), List.of());
    FeatureSet brief = cache().features(request, Progress.SILENT);
    FeatureSet longer = cache().features(request.followedBySilence(3_200), Progress.SILENT);
    assertThat(brief.steps()).isEqualTo(125);
    assertThat(longer.steps()).isEqualTo(150);
    for (int clip = 0; clip < 3; clip++) {
      for (int variant = 0; variant <= 2; variant++) {
        float[] values = longer.values(clip, variant);
        assertThat(Arrays.copyOf(values, 125 * 13)).isEqualTo(brief.values(clip, variant));
        // the filters have rung out a tenth of a second after the sound
        for (int i = 140 * 13; i < values.length; i++) {
          assertThat(values[i]).isBetween(0f, 0.01f);
        }
      }
    }
  }

  @Test
  void brokenClipsAreSkippedNamedAndRemembered() throws IOException {
    Path broken = Files.writeString(data.resolve("no/b_nohash_0.wav"), "no sound");
    for (int run = 0; run < 2; run++) {
      FeatureSet set = cache().features(plain(), Progress.SILENT);
      assertThat(set.clips()).extracting(Clip::speaker).containsExactly("c", "a", "b");
      assertThat(set.broken()).extracting(BrokenFile::path).containsExactly(broken);
    }
    assertThat(reads).as("reads of both runs").hasValue(4);
  }

  @Test
  void aDamagedFileIsComputedAgainWithAMessage() throws IOException {
    FeatureSet intact = cache().features(plain(), Progress.SILENT);
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    byte[] flipped = bytes.clone();
    flipped[bytes.length / 2] ^= 1;
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    byte[] foreign = "PK archive of something else".getBytes();
    for (byte[] damaged :
        List.of(Arrays.copyOf(bytes, 500), flipped, longer, foreign, new byte[0])) {
      notices.clear();
      Files.write(file, damaged);
      assertSame(cache().features(plain(), Progress.SILENT), intact);
      assertThat(notices)
          .singleElement()
          .satisfies(n -> assertThat(n).contains(file.toString()).contains("computed again"));
      assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenCostsOnlyAMessage() throws IOException {
    Path occupied = Files.createFile(folder.resolve("occupied"));
    FeatureCache cache = new FeatureCache(occupied, counting, 2, notices::add);
    assertThat(cache.features(plain(), Progress.SILENT).clips()).hasSize(3);
    assertThat(notices).singleElement().satisfies(n -> assertThat(n).contains("not be kept"));
  }

  @Test
  void abandonedPartsAreDeletedAndFreshOnesLeftAlone() throws IOException {
    Path abandoned = Files.createFile(folder.resolve("writing-1.part"));
    Path fresh = Files.createFile(folder.resolve("writing-2.part"));
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(2 * 86_400)));
    cache().features(plain(), Progress.SILENT);
    assertThat(abandoned).doesNotExist();
    assertThat(fresh).exists();
  }

  /** The name is listed, but nothing is behind it: so a part looks that has just been renamed. */
  @Test
  void aPartThatIsGoneMeanwhileCostsNothing() throws IOException {
    Path gone = Files.createSymbolicLink(folder.resolve("writing-1.part"), folder.resolve("gone"));
    cache().features(plain(), Progress.SILENT);
    assertThat(notices).isEmpty();
    Files.delete(gone);
    assertThat(onlyFile()).isNotEmptyFile();
  }

  @Test
  void whenNothingCanBeReadThereIsNothingToTrainOn() throws IOException {
    for (Clip clip : clips()) {
      Files.writeString(clip.path(), "no sound");
    }
    FeatureRequest request = plain();
    assertThatThrownBy(() -> cache().features(request, Progress.SILENT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("None of the 3 clips can be read");
    Files.delete(clips().get(0).path());
    assertThatThrownBy(() -> cache().features(request, Progress.SILENT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has gone");
  }

  @Test
  void labelsFollowTheListGiven() {
    FeatureSet set = cache().features(plain(), Progress.SILENT);
    assertThat(set.labels(List.of("yes", "no"))).containsExactly(1, 0, 0);
    assertThat(set.labels(List.of("yes", "other"))).containsExactly(1, 0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.labels(List.of("yes", "stop")))
        .withMessageContaining("'no'");
  }

  private FeatureCache cache() {
    return new FeatureCache(folder, counting, 4, notices::add);
  }

  private FeatureRequest plain() {
    return FeatureRequest.plain(clips(), SETTINGS);
  }

  private List<Clip> clips() {
    return Corpus.scan(data).clips();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static void assertSame(FeatureSet actual, FeatureSet expected) {
    assertThat(actual.clips()).isEqualTo(expected.clips());
    assertThat(actual.broken()).isEqualTo(expected.broken());
    assertThat(actual.values()).isDeepEqualTo(expected.values());
  }
}
