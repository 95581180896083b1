package io.github.spikeword.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.TestSounds;
import io.github.spikeword.trainer.TinyCorpus;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.run.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingJobTest {

  @TempDir Path folder;

  private Path data;

  @BeforeEach
  void speak() throws IOException {
    data = TinyCorpus.write(folder.resolve("data"));
  }

  private JobRequest request(String run, TrainSettings settings, boolean resume) {
    return new JobRequest(settings, data, folder.resolve(run), resume, folder.resolve("cache"), 1);
  }

  private Optional<RunResult> run(JobRequest request, boolean stop) {
    return new TrainingJob(request, new TrainingListener() {}).run(() -> stop);
  }

  @Test
  void aFinishedRunHoldsEverythingItsResultNames() throws Exception {
    RunResult result = run(request("run", TinyCorpus.settings(3), false), false).orElseThrow();

    Path run = folder.resolve("run");
    assertThat(result.trainingClips()).isEqualTo(16);
    assertThat(result.epochs()).isEqualTo(3);
    assertThat(result.validation().orElseThrow().clips()).isEqualTo(8);
    assertThat(run.resolve(result.bundle()).resolve("manifest.json")).exists();
    assertThat(run.resolve("metrics.csv")).content().hasLineCount(4);
    assertThat(run.resolve("validation.json")).exists();
    assertThat(RunResult.read(run)).contains(result);
  }

  @Test
  void aStoppedRunResumesToTheSameBundle() throws Exception {
    TrainSettings settings = TinyCorpus.settings(3);
    RunResult unbroken = run(request("unbroken", settings, false), false).orElseThrow();

    assertThat(run(request("broken", settings, false), true)).isEmpty();
    assertThat(run(request("broken", settings, true), true)).isEmpty();
    RunResult resumed = run(request("broken", settings, true), false).orElseThrow();

    assertThat(resumed).isEqualTo(unbroken);
    Path sums = Path.of(unbroken.bundle()).resolve("SHA256SUMS");
    assertThat(folder.resolve("broken").resolve(sums))
        .hasSameTextualContentAs(folder.resolve("unbroken").resolve(sums));
  }

  @Test
  void aFinishedRunIsNotRunAgain() {
    RunResult first = run(request("run", TinyCorpus.settings(1), false), false).orElseThrow();
    List<String> notices = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void notice(String sentence) {
            notices.add(sentence);
          }
        };

    assertThat(
            new TrainingJob(request("run", TinyCorpus.settings(1), true), listener)
                .run(() -> false))
        .contains(first);
    assertThat(notices).singleElement().asString().contains("is finished already");
  }

  @Test
  void aFolderWithAnotherRunIsRefused() {
    assertThat(run(request("run", TinyCorpus.settings(2), false), true)).isEmpty();

    assertThatThrownBy(() -> run(request("run", TinyCorpus.settings(2), false), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("already holds a run")
        .hasMessageContaining("--resume");
    assertThatThrownBy(() -> run(request("run", TinyCorpus.settings(5), true), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("other settings");
    assertThatThrownBy(() -> run(request("nothing", TinyCorpus.settings(2), true), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no run to resume");
  }

  @Test
  void aBrokenClipIsCountedAndTheRestIsUsed() throws IOException {
    Files.writeString(data.resolve("low").resolve("broken_nohash_0.wav"), "not sound");

    RunResult result = run(request("run", TinyCorpus.settings(1), false), false).orElseThrow();

    assertThat(result.brokenClips()).isOne();
    assertThat(result.trainingClips() + result.validation().orElseThrow().clips()).isEqualTo(24);
  }

  @Test
  void aCorpusWithOneWordLeavesNoRunBehind() throws IOException {
    Path one = folder.resolve("one");
    TestSounds.tone(one.resolve("low/a_nohash_0.wav"), 300, 16_000);
    data = one;

    assertThatThrownBy(() -> run(request("run", TinyCorpus.settings(1), false), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no word 'high'");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnError() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> run(request("file/run", TinyCorpus.settings(1), false), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aFinishedRunIsRefusedOnceItsCorpusDividesOtherwise() throws IOException {
    TrainSettings settings =
        Overrides.apply(TinyCorpus.settings(1), Map.of("split.method", "fold"));
    run(request("run", settings, false), false);
    for (int i = 0; i < 5; i++) {
      TestSounds.tone(data.resolve("low/newcomer" + i + "_nohash_0.wav"), 300, 16_000);
    }

    assertThatThrownBy(() -> run(request("run", settings, true), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("judged on other clips")
        .hasMessageContaining("another folder");
  }

  @Test
  void aListenerIsTrainedAndJudgedByTheOfficialPartition() {
    RunResult result = run(request("run", TinyCorpus.listener(1), false), false).orElseThrow();

    assertThat(result.split()).isEqualTo("official split by speaker hash");
    assertThat(result.trainingClips()).isEqualTo(16);
    assertThat(result.validation().orElseThrow().clips()).isEqualTo(8);
  }

  @Test
  void aListenerThatEverybodyTrainsSaysSoAndIsJudgedByNobody() {
    TrainSettings settings = Overrides.apply(TinyCorpus.listener(1), Map.of("split.method", "all"));

    RunResult result = run(request("run", settings, false), false).orElseThrow();

    assertThat(result.split()).isEqualTo("all training and validation speakers train");
    assertThat(result.trainingClips()).isEqualTo(24);
    assertThat(result.validation()).isEmpty();
  }
}
