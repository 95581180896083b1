package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.BuildVersion;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleReader;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.ForwardPass;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.evaluate.clip.ClipEvaluation;
import io.github.spikeword.trainer.evaluate.clip.ClipOptions;
import io.github.spikeword.trainer.evaluate.clip.ClipResult;
import io.github.spikeword.trainer.evaluate.clip.ClipResults;
import io.github.spikeword.trainer.parallel.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs on a corpus of tones. */
class ClipRunTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;

  @BeforeAll
  static void writeCorpus() throws IOException {
    corpus = TinyRuns.corpus(shared.resolve("corpus"));
  }

  private Bundle train(String changes, String name) {
    return train(TinyRuns.settings(changes), name, 1);
  }

  private Bundle train(TrainSettings settings, String name, int threads) {
    return TinyRuns.run(settings, corpus, folder.resolve(name), threads, () -> false).orElseThrow();
  }

  private static double accuracy(Bundle bundle) {
    Map<?, ?> metrics = (Map<?, ?>) bundle.training().get("metrics");
    return ((Number) metrics.get("validationAccuracy")).doubleValue();
  }

  @Test
  void whatIsTrainedInAWindowOfPartsIsEvaluatedAsItWasValidated() {
    TrainSettings settings =
        TinyRuns.settings(
            "{run: {epochs: 30, batchSize: 4}, data: {silenceMillis: 500},"
                + " readout: {parts: 2, partSteps: {shortest: 10, longest: 20}}}");
    Bundle bundle = train(settings, "parts", 1);

    assertThat(bundle.readout().window()).isEqualTo(new CountingWindow(2, 10, 20));
    assertThat(accuracy(bundle)).isGreaterThan(0.9);
    ClipResults results =
        ClipEvaluation.of(
                bundle,
                TinyRuns.data(settings, corpus).validation().features().clips(),
                SoundReader.FILES,
                1,
                Progress.SILENT)
            .run(ClipOptions.plain(1));
    long correct = results.clips().stream().filter(ClipResult::isCorrect).count();
    assertThat((double) correct / results.clips().size()).isEqualTo(accuracy(bundle));
  }

  @Test
  void learnsToTellTonesApartAndObeysEveryRule() {
    Bundle bundle = train("{run: {epochs: 30, batchSize: 4}, optimiser: {rate: 0.005}}", "run");

    // always saying the commoner word of the 15 clips that training did not see gives 0.67
    assertThat(accuracy(bundle)).isGreaterThan(0.9);
    assertThat(ChipRules.check(bundle.network()).violations()).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreadsAndAnotherSeedOthers() throws IOException {
    TrainSettings settings = TinyRuns.settings("{chip: {learnTaus: true}}");
    train(settings, "one", 1);
    train(settings, "two", 2);
    train(settings.withSeed(4), "other", 1);

    Map<String, byte[]> one = TinyRuns.outcome(folder.resolve("one"));
    assertThat(TinyRuns.outcome(folder.resolve("two"))).containsExactlyEntriesOf(one);
    assertThat(TinyRuns.outcome(folder.resolve("other")).get("bundle/manifest.json"))
        .isNotEqualTo(one.get("bundle/manifest.json"));
  }

  @Test
  void theManifestSaysWhatTheBundleIsMadeOfAndClaimsNoPublishedCorpusForOtherClips() {
    Map<String, Object> training = train("{run: {epochs: 1}}", "run").training();

    assertThat(training)
        .containsEntry("software", "Spikeword " + BuildVersion.current())
        .containsEntry(
            "corpus", "a corpus of one's own: its clips are not named as in Speech Commands");
    assertThat(String.valueOf(training.get("runFingerprint"))).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{run: {select: last}}",
        "{run: {select: best}, chip: {learnTaus: true, signs: penalty, quantiseFrom: 0.3}}",
        "{run: {select: average}, optimiser: {average: 0.5}, chip: {signs: anneal}}"
      })
  void aRunStoppedAfterEveryEpochAndResumedGivesTheSameBytes(String changes) throws IOException {
    TrainSettings settings = TinyRuns.settings(changes);
    train(settings, "whole", 2);
    Optional<Bundle> bundle = Optional.empty();
    int parts = 0;
    for (; bundle.isEmpty(); parts++) {
      bundle = TinyRuns.run(settings, corpus, folder.resolve("parts"), 1, () -> true);
    }

    assertThat(parts).isEqualTo(4);
    assertThat(TinyRuns.outcome(folder.resolve("parts")))
        .containsExactlyEntriesOf(TinyRuns.outcome(folder.resolve("whole")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{chip: {signs: penalty}}",
        "{chip: {signs: anneal}}",
        "{chip: {learnTaus: true, snapTausAt: 1}, optimiser: {tauRate: 0.1}}",
        "{chip: {quantiseFrom: 1}}",
        "{run: {select: average}, optimiser: {average: 0.8}}",
        "{initial: {kind: normal}}",
        "{initial: {meanShare: null, alpha: 0.6, recurrentSigma: null}}",
        "{losses: {populationWeight: 20}}"
      })
  void whateverTheWayTheExportedNetworkPassesEveryRule(String changes) {
    Bundle bundle = train(changes, "run");

    assertThat(ChipRules.check(bundle.network()).violations()).isEmpty();
    assertThat(BundleReader.read(folder.resolve("run/bundle/tones")).bundle().network())
        .isEqualTo(bundle.network());
  }

  @Test
  void annealedSignsLearnToo() {
    Bundle bundle =
        train(
            "{chip: {signs: anneal}, run: {epochs: 30, batchSize: 4}, optimiser: {rate: 0.005}}",
            "run");

    assertThat(accuracy(bundle)).isGreaterThan(0.9);
  }

  @Test
  void timeConstantsMoveUntilTheySnapAndAreExportedAsJudged() {
    TrainSettings settings =
        TinyRuns.settings(
            "{chip: {learnTaus: true, snapTausAt: 1}, optimiser: {tauRate: 0.1},"
                + " run: {select: best}}");
    Bundle bundle = train(settings, "run", 1);

    List<Double> hidden = bundle.network().layers().get(0).tauMillis();
    assertThat(hidden)
        .isNotEqualTo(
            settings.network().shape(settings.words(), 13, 8).layers().get(0).tauMillis());
    double best =
        MetricsFile.column(folder.resolve("run"), "exportedAccuracy").stream()
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    assertThat(accuracy(bundle)).isEqualTo(best);
  }

  @Test
  void stopsWhenPatienceRunsOutAndCountsTiesAsBetter() {
    train("{run: {epochs: 30, patience: 2}}", "run");

    List<Double> accuracy = MetricsFile.column(folder.resolve("run"), "exportedAccuracy");
    int best = 0;
    for (int e = 0; e < accuracy.size(); e++) {
      best = accuracy.get(e) >= accuracy.get(best) ? e : best;
    }
    assertThat(accuracy.size()).isIn(30, best + 3);
  }

  @Test
  void trainingReferenceAndExportedBundleGiveTheSameSpikesOnLiveFeatures() {
    TrainSettings settings = TinyRuns.settings("{chip: {signs: project}}");
    train(settings, "run", 1);
    Bundle bundle = BundleReader.read(folder.resolve("run/bundle/tones")).bundle();
    TrainingData data = TinyRuns.data(settings, corpus);
    Checkpoint checkpoint = lastCheckpoint(settings, data);
    Candidate candidate =
        new Candidate(4, -1, checkpoint.state().parameters(), checkpoint.state().signs());
    NetworkShape shape = candidate.parameters().shape();
    ChipWeights weights = new ChipWeights(shape);
    candidate.projection().fill(candidate.exported(), weights);
    weights.setSaturation(settings.features().saturation());
    ClipTrace trace = new ClipTrace(shape, 125);
    long spikes = 0;
    for (int i = 0; i < data.validation().size(); i++) {
      trace.load(data.validation().features().values(i, 0), 0, 125, 0);
      new ForwardPass(weights, Activation.spikes()).run(trace);
      float[] sound = SoundReader.FILES.read(data.validation().features().clips().get(i).path());
      float[][] live = FeatureExtractor.extractAll(bundle.features(), sound);
      try (ReferenceSimulator reference = new ReferenceSimulator(bundle.network());
          SparseSimulator sparse = new SparseSimulator(bundle.network())) {
        for (int t = 0; t < 125; t++) {
          SpikeFrame frame = reference.step(live[t]);
          assertThat(sparse.step(live[t])).isEqualTo(frame);
          for (int s = 0; s < shape.stages(); s++) {
            for (int n = 0; n < shape.stage(s).neurons(); n++) {
              assertThat(trace.stage(s).spikes(t)[n]).isEqualTo(frame.fired(s, n) ? 1f : 0f);
            }
            spikes += frame.count(s);
          }
        }
      }
    }
    assertThat(spikes).as("the comparison is about something").isGreaterThan(1000);
  }

  private Checkpoint lastCheckpoint(TrainSettings settings, TrainingData data) {
    List<String> inputs = new ArrayList<>();
    data.training().features().clips().forEach(clip -> inputs.add(clip.key()));
    inputs.add("validation");
    data.validation().features().clips().forEach(clip -> inputs.add(clip.key()));
    NetworkShape shape = settings.network().shape(settings.words(), 13, 8);
    LearnerState blank =
        LearnerState.start(new Parameters(shape), settings.chip(), settings.optimiser());
    return Checkpoint.read(
        folder.resolve("run/checkpoint.bin"), blank, Fingerprint.of(settings, inputs));
  }

  @Test
  void aRunWithoutValidationExportsItsLastEpoch() {
    Bundle bundle = train("{split: {method: all}, run: {select: best, epochs: 2}}", "run");

    assertThat(bundle.training()).containsEntry("epoch", 2).containsEntry("validationClips", 0);
  }

  @Test
  void otherSettingsDoNotContinueARun() {
    TinyRuns.run(TinyRuns.settings("{}"), corpus, folder.resolve("run"), 1, () -> true);
    TrainSettings others = TinyRuns.settings("{optimiser: {rate: 0.01}}");

    assertThatThrownBy(() -> TinyRuns.run(others, corpus, folder.resolve("run"), 1, () -> false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("written with other settings, other clips");
  }

  @Test
  void aFolderThatCannotBeWrittenEndsInASentence() throws IOException {
    Path blocked = folder.resolve("run");
    TrainingListener blocking =
        new TrainingListener() {
          @Override
          public void initialised(InitialParameters initial) {
            try {
              Files.createDirectories(blocked.resolve("checkpoint.bin.part/in the way"));
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        };

    assertThatThrownBy(
            () -> TinyRuns.run(TinyRuns.settings("{}"), corpus, blocked, 1, () -> false, blocking))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--resume");
  }
}
