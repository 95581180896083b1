package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.audio.SampleStreams;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tones through the live graph, with a model that can be followed by hand. */
class StreamEvaluationTest {

  private static final int RATE = 16_000;

  private final Bundle bundle = ToneBundles.forStreams();

  /** A low tone at 1.0 s, a high one at 3.0 s, a low one called "go" at 5.0 s; 300 ms each. */
  private static float[] sound() {
    float[] sound = ToneBundles.tone(ToneBundles.LOW_HZ, 1, 1.3, 8);
    add(sound, ToneBundles.tone(ToneBundles.HIGH_HZ, 3, 3.3, 8));
    add(sound, ToneBundles.tone(ToneBundles.LOW_HZ, 5, 5.3, 8));
    return sound;
  }

  private static LabelledRecording recording(String name, String condition) {
    return recording(name, condition, 8);
  }

  private static LabelledRecording recording(String name, String condition, int labelledSeconds) {
    Labels labels =
        new Labels(
            name,
            RATE,
            (long) labelledSeconds * RATE,
            List.of(word("yes", 1), word("no", 3), word("go", 5), word("no", 7)),
            List.of(new Segment(SoundKind.SILENCE, true, 0, 8 * RATE, "")));
    return new LabelledRecording(
        name,
        condition,
        () -> new LabelledRecording.Opened(labels, SampleStreams.of(sound()), List.of()));
  }

  private static LabelledWord word(String word, int second) {
    return new LabelledWord(
        word, (long) second * RATE, (long) second * RATE + 3 * RATE / 10, word + "/x");
  }

  private static void add(float[] to, float[] other) {
    for (int i = 0; i < to.length; i++) {
      to[i] += other[i];
    }
  }

  private StreamResults run(int threads, LabelledRecording... recordings) {
    return StreamEvaluation.run(
        bundle,
        List.of(recordings),
        MatchRules.standard(),
        Optional.empty(),
        threads,
        Progress.SILENT);
  }

  @Test
  void figuresAreThoseOfTheRecording() {
    StreamResults results = run(1, recording("one", "clean"));

    StreamMetrics.Part all = StreamMetrics.of(results).all();
    WordFigures yes = all.words().get("yes");
    WordFigures no = all.words().get("no");
    assertThat(yes.missed()).isEqualTo(new Share(0, 1));
    assertThat(no.missed()).as("nobody says the second").isEqualTo(new Share(1, 2));
    assertThat(yes.acceptedOthers()).isEqualTo(new Share(1, 1));
    assertThat(no.acceptedOthers()).isEqualTo(new Share(0, 1));
    assertThat(yes.falseAccepts(SoundClass.OTHER_WORD).events()).isOne();
    assertThat(all.together().missed()).isEqualTo(new Share(1, 3));
    assertThat(all.together().allFalseAccepts().events()).isOne();
    assertThat(all.together().allFalseAccepts().hours()).isEqualTo(8 / 3600.0);
    assertThat(all.together().wrong()).isEqualTo(new Share(0, 3));
    // the tone must last until the bias of five spikes is beaten by one, and one step more
    assertThat(yes.latency().median()).isBetween(-300.0, 0.0);
  }

  @Test
  void labelsOfAnotherLengthThanTheRecordingAreRefused() {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> run(1, recording("one", "clean", 36_000)))
        .withMessageContaining("'one' is 8.00 s long")
        .withMessageContaining("labels are for 36000.00 s");
  }

  @Test
  void theLiveGraphTellsWhatAPlainSessionTells() {
    LabelledRecording recording = recording("one", "clean");
    List<Fired> expected = new ArrayList<>();
    float[] sound = sound();
    try (ListeningSession session =
        new ListeningSession(
            bundle,
            new SparseSimulator(bundle.network()),
            EventSelection.NONE,
            event -> {
              if (event instanceof Detection detection) {
                expected.add(Fired.of(detection, 8));
              }
            })) {
      session.accept(sound, 0, sound.length);
      session.finish();
    }

    HeardRecording heard = run(1, recording).recordings().get(0).heard();

    assertThat(expected).hasSize(3);
    assertThat(heard.detections()).isEqualTo(expected);
    assertThat(heard.scores().steps()).isEqualTo(1000);
    assertThat(heard.spikesPerStage()).hasSize(2).allMatch(count -> count > 0);
  }

  @Test
  void sweepingRecordedScoresEqualsListeningAgain() {
    LabelledRecording[] recordings = {recording("one", "clean"), recording("two", "clean")};
    StreamResults results = run(1, recordings);
    for (double threshold : new double[] {0.5, 2, 5, 9, 14, 16, 100}) {
      DetectorSettings settings = ThresholdSweep.withThreshold(bundle.detector(), "yes", threshold);
      Bundle changed =
          new Bundle(
              bundle.name(),
              bundle.network(),
              bundle.features(),
              bundle.readout(),
              settings,
              Map.of());
      StreamResults again =
          StreamEvaluation.run(
              changed,
              List.of(recordings),
              MatchRules.standard(),
              Optional.empty(),
              1,
              Progress.SILENT);

      StreamResults under = results.under(settings);

      for (int i = 0; i < recordings.length; i++) {
        assertThat(under.recordings().get(i).heard().detections())
            .isEqualTo(again.recordings().get(i).heard().detections());
        assertThat(under.recordings().get(i).verdicts())
            .isEqualTo(again.recordings().get(i).verdicts());
      }
      List<DetPoint> point =
          new ThresholdSweep(results, 2).sweep(bundle.detector(), "yes", List.of(threshold));
      assertThat(point.get(0).figures())
          .isEqualTo(StreamMetrics.of(again).all().words().get("yes"));
    }
  }

  @Test
  void conditionsAreReportedApartInOrderOfAppearance() {
    StreamResults results =
        run(2, recording("a", "noisy"), recording("b", "clean"), recording("c", "noisy"));

    StreamMetrics metrics = StreamMetrics.of(results);

    assertThat(metrics.conditions())
        .extracting(StreamMetrics.Part::name)
        .containsExactly("noisy", "clean");
    assertThat(metrics.conditions().get(0).seconds()).isEqualTo(16);
    assertThat(metrics.all().together().missed()).isEqualTo(new Share(3, 9));
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    LabelledRecording[] recordings = {
      recording("a", "x"), recording("b", "x"), recording("c", "y")
    };

    assertThat(run(3, recordings).recordings())
        .extracting(result -> result.heard().detections(), RecordingResult::verdicts)
        .isEqualTo(
            run(1, recordings).recordings().stream()
                .map(result -> tuple(result.heard().detections(), result.verdicts()))
                .toList());
  }

  @Test
  void aMismatchedChipListensOtherwise() {
    StreamResults nominal = run(1, recording("one", "clean"));

    StreamResults other =
        StreamEvaluation.run(
            bundle,
            List.of(recording("one", "clean")),
            MatchRules.standard(),
            Optional.of(new ChipDraw(0.5, 0.3, 1, 0)),
            1,
            Progress.SILENT);

    assertThat(other.recordings().get(0).heard().spikesPerStage())
        .isNotEqualTo(nominal.recordings().get(0).heard().spikesPerStage());
  }

  @Test
  void aRecordingThatCannotBeReadIsAnErrorOfOneSentence() {
    LabelledRecording good = recording("one", "clean");
    LabelledRecording broken =
        new LabelledRecording(
            "broken",
            "clean",
            () -> {
              throw new UserError("broken.wav: There is no such file.");
            });

    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> run(1, good, broken))
        .withMessage("broken.wav: There is no such file.");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(this::run0)
        .withMessageContaining("no recording");
  }

  private void run0() {
    run(1);
  }
}
