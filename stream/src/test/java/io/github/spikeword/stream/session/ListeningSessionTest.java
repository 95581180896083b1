package io.github.spikeword.stream.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.stream.ClosingSimulator;
import io.github.spikeword.stream.TestBundles;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Activity;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.End;
import io.github.spikeword.stream.event.ListeningEvent.Gap;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.event.ListeningEvent.Level;
import io.github.spikeword.stream.event.ListeningEvent.Reason;
import io.github.spikeword.stream.event.ListeningEvent.Score;
import io.github.spikeword.stream.event.ListeningEvent.Suppressed;
import io.github.spikeword.stream.features.FeatureExtractor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningSessionTest {

  private static final int FRAME = 128;

  private final Bundle bundle = TestBundles.random(7);
  private final float[] sound = TestBundles.bursts(10, 3);
  private final List<ListeningEvent> events = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 127, 128, 129, 1000, 16_000, 320_000})
  void eventsDoNotDependOnTheSizeOfTheChunks(int chunk) {
    List<ListeningEvent> whole = new ArrayList<>();
    ListeningSession session = session(EventSelection.ALL, whole);
    session.accept(sound, 0, sound.length);
    session.finish();

    session = session(EventSelection.ALL, events);
    for (int at = 0; at < sound.length; at += chunk) {
      session.accept(sound, at, Math.min(chunk, sound.length - at));
    }
    session.finish();
    assertThat(events).isEqualTo(whole);
    assertThat(events).hasAtLeastOneElementOfType(Detection.class);
    assertThat(events).hasAtLeastOneElementOfType(Suppressed.class);
  }

  @Test
  void activityIsWhatExtractorAndReferenceSimulatorGive() {
    ListeningSession session = session(new EventSelection(0, 0, 1), events);
    session.accept(sound, 0, sound.length);
    float[][] inputs = FeatureExtractor.extractAll(bundle.features(), sound);
    Simulator reference = new ReferenceSimulator(bundle.network());
    List<Activity> activity = of(Activity.class);
    assertThat(activity).hasSameSizeAs(inputs);
    long spikes = 0;
    for (int step = 0; step < inputs.length; step++) {
      SpikeFrame expected = reference.step(inputs[step]);
      assertThat(activity.get(step).step()).isEqualTo(step);
      assertThat(activity.get(step).spikes()).isEqualTo(expected);
      for (int c = 0; c < inputs[step].length; c++) {
        assertThat(activity.get(step).input().get(c)).isEqualTo(inputs[step][c]);
      }
      spikes += expected.count(0) + expected.count(1) + expected.count(2);
    }
    assertThat(session.counts().spikesPerStage().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(spikes)
        .isPositive();
  }

  @Test
  void detectionCarriesTheSpikesBehindTheFrontEndFromOnsetToDecision() {
    ListeningSession session = session(new EventSelection(0, 0, 1), events);
    session.accept(sound, 0, sound.length);
    List<Activity> activity = of(Activity.class);
    assertThat(of(Detection.class)).isNotEmpty();
    for (Detection detection : of(Detection.class)) {
      long spikes = 0;
      for (long step = detection.onsetStep(); step <= detection.step(); step++) {
        SpikeFrame frame = activity.get((int) step).spikes();
        spikes += frame.count(1) + frame.count(2);
      }
      assertThat(detection.spikes()).isEqualTo(spikes);
    }
  }

  @Test
  void levelCoversTheSoundSinceTheLastLevelEvent() {
    float[] tone = new float[4 * FRAME];
    Arrays.fill(tone, 0, 2 * FRAME, 0.5f);
    tone[3 * FRAME + 5] = -0.8f;
    ListeningSession session = session(new EventSelection(2, 0, 0), events);
    session.accept(tone, 0, tone.length);
    assertThat(of(Level.class))
        .containsExactly(
            new Level(1, 0.5, 0.5),
            new Level(3, Math.sqrt((double) 0.8f * 0.8f / (2 * FRAME)), 0.8f));
  }

  @Test
  void optionalEventsComeAsOftenAsAskedAndCanBeChangedLive() {
    ListeningSession session = session(new EventSelection(0, 3, 0), events);
    session.accept(sound, 0, 9 * FRAME);
    assertThat(of(Score.class)).extracting(Score::step).containsExactly(2L, 5L, 8L);
    session.configure(new EventSelection(0, 0, 5));
    session.accept(sound, 9 * FRAME, 9 * FRAME);
    assertThat(of(Score.class)).hasSize(3);
    assertThat(of(Activity.class)).extracting(Activity::step).containsExactly(9L, 14L);
  }

  @Test
  void finishReportsTheReceivedSamplesAndLeavesOutTheIncompleteFrame() {
    ListeningSession session = session(EventSelection.NONE, events);
    session.accept(new float[1000], 0, 1000);
    session.finish();
    session.finish();
    assertThat(events).containsExactly(new End(7, 1000));
    assertThatThrownBy(() -> session.accept(sound, 0, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shortGapIsFilledWithSilence() {
    int lost = 700;
    List<ListeningEvent> filled = new ArrayList<>();
    ListeningSession session = session(EventSelection.ALL, filled);
    session.accept(sound, 0, 20_050);
    session.accept(new float[lost], 0, lost);
    session.accept(sound, 20_050, 20_000);

    session = session(EventSelection.ALL, events);
    session.accept(sound, 0, 20_050);
    session.gap(lost, GapCause.OVERFLOW);
    session.accept(sound, 20_050, 20_000);

    assertThat(of(Gap.class))
        .containsExactly(new Gap((20_050 + lost) / FRAME, lost, GapCause.OVERFLOW));
    events.removeIf(Gap.class::isInstance);
    assertThat(events).isEqualTo(filled);
  }

  @ParameterizedTest
  @ValueSource(longs = {800, 801, 16_000, 57_600_001})
  void longGapStartsTheNetworkAnewAndKeepsTheTimeOfTheStream(long lost) {
    ListeningSession session = session(new EventSelection(0, 0, 1), events);
    int before = 20_050; // 156 whole frames and 82 samples
    session.accept(sound, 0, before);
    session.gap(lost, GapCause.REOPENED);
    session.accept(sound, before, 20_000);

    long firstStep = (before + lost) / FRAME;
    assertThat(of(Gap.class)).containsExactly(new Gap(firstStep, lost, GapCause.REOPENED));
    List<Activity> activity = of(Activity.class);
    assertThat(activity.get(156).step()).isEqualTo(156); // completed with zeros
    assertThat(activity.get(157).step()).isEqualTo(firstStep);
    assertThat(activity).hasSize(157 + (int) ((before + lost) % FRAME + 20_000) / FRAME);

    // the network starts from rest: a fresh simulator on the inputs after the gap fires alike
    Simulator fresh = new ReferenceSimulator(bundle.network());
    for (Activity step : activity.subList(157, activity.size())) {
      float[] input = new float[step.input().size()];
      IntStream.range(0, input.length).forEach(c -> input[c] = step.input().get(c));
      assertThat(fresh.step(input)).isEqualTo(step.spikes());
    }
    // the features go on: the running level is that of one extractor over all frames
    FeatureExtractor extractor = new FeatureExtractor(bundle.features());
    float[] heard = Arrays.copyOf(sound, 157 * FRAME);
    Arrays.fill(heard, before, heard.length, 0);
    float[] expected = new float[extractor.channels()];
    for (int step = 0; step < 157; step++) {
      extractor.extract(heard, step * FRAME, expected);
    }
    float[] next = new float[FRAME];
    int silent = (int) ((before + lost) % FRAME);
    System.arraycopy(sound, before, next, silent, FRAME - silent);
    extractor.extract(next, expected);
    assertThat(activity.get(157).input()).containsExactly(boxed(expected));
  }

  @Test
  void longGapInterruptsAnUndecidedCandidate() {
    ListeningSession session = session(EventSelection.NONE, events);
    session.configure(TestBundles.detector(100, -100, 0)); // an excursion from the first step on
    session.accept(sound, 0, 10 * FRAME);
    session.gap(16_000, GapCause.STALL);
    assertThat(events).hasSize(3); // yes and no, interrupted before the gap is told
    assertThat(events.subList(0, 2))
        .allSatisfy(
            event -> {
              assertThat(event.step()).isEqualTo(9);
              assertThat(((Suppressed) event).reason()).isEqualTo(Reason.INTERRUPTED);
            });
    assertThat(events.get(2)).isEqualTo(new Gap(135, 16_000, GapCause.STALL));
  }

  @Test
  void eventsAreInOrderOfTheirStepAcrossGaps() {
    ListeningSession session = session(EventSelection.ALL, events);
    SplittableRandom random = new SplittableRandom(5);
    long heard = 0;
    long lost = 0;
    for (int piece = 0; piece < 300; piece++) {
      int length = random.nextInt(2000);
      session.accept(sound, random.nextInt(sound.length - 2000), length);
      heard += length;
      if (random.nextInt(3) == 0) {
        long gap = 1 + random.nextInt(2500);
        session.gap(gap, GapCause.OVERFLOW);
        lost += gap;
      }
    }
    session.finish();
    assertThat(events).extracting(ListeningEvent::step).isSorted();
    assertThat(events.get(events.size() - 1)).isEqualTo(new End((heard + lost) / FRAME, heard));
    assertThat(session.counts().receivedSamples()).isEqualTo(heard);
    assertThat(session.counts().lostSamples()).isEqualTo(lost);
  }

  @Test
  void newDetectorSettingsActFromTheNextStepOn() {
    ListeningSession session = session(EventSelection.NONE, events);
    session.configure(TestBundles.detector(100, 99, 0));
    session.accept(sound, 0, sound.length / 2);
    assertThat(events).isEmpty();
    session.configure(TestBundles.detector(0.5, 0.25, 0));
    session.accept(sound, sound.length / 2, sound.length / 2);
    assertThat(of(Detection.class)).isNotEmpty();
    DetectorSettings otherWords = new DetectorSettings(Map.of("maybe", new WordLevels(1, 0)), 0);
    assertThatThrownBy(() -> session.configure(otherWords))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maybe");
  }

  @Test
  void anotherChipInstanceCanTakeOverAndEverySimulatorIsClosed() {
    List<String> closed = new ArrayList<>();
    Simulator first =
        new ClosingSimulator(new ReferenceSimulator(bundle.network()), () -> closed.add("first"));
    ChipInstance chip = ChipInstance.draw(bundle.network(), 0.3, 0.3, new Random(1)::nextGaussian);
    try (ListeningSession session =
        new ListeningSession(bundle, first, new EventSelection(0, 0, 1), events::add)) {
      session.accept(sound, 0, 50 * FRAME);
      session.replaceSimulator(
          new ClosingSimulator(
              new ReferenceSimulator(bundle.network(), chip), () -> closed.add("second")));
      session.replaceSimulator(
          new ClosingSimulator(
              new ReferenceSimulator(bundle.network(), chip), () -> closed.add("third")));
      assertThat(closed).containsExactly("second");
      session.accept(sound, 50 * FRAME, 200 * FRAME);
      assertThat(closed).containsExactly("second", "first");
    }
    assertThat(closed).containsExactly("second", "first", "third");
    Simulator expected = new ReferenceSimulator(bundle.network(), chip);
    float[][] inputs = FeatureExtractor.extractAll(bundle.features(), sound);
    for (Activity step : of(Activity.class).subList(50, 250)) {
      assertThat(step.spikes()).isEqualTo(expected.step(inputs[(int) step.step()]));
    }
  }

  @Test
  void refusesASimulatorOfAnotherNetwork() {
    Simulator other = new ReferenceSimulator(TestBundles.random(8).network());
    assertThatThrownBy(() -> new ListeningSession(bundle, other, EventSelection.NONE, e -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    ListeningSession session = session(EventSelection.NONE, events);
    assertThatThrownBy(() -> session.replaceSimulator(other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesSamplesThatAreNoNumbers(float bad) {
    ListeningSession session = session(EventSelection.NONE, events);
    float[] samples = new float[FRAME];
    samples[77] = bad;
    assertThatThrownBy(() -> session.accept(samples, 0, FRAME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void stepWithoutEventsAllocatesNothing() {
    ListeningSession session =
        new ListeningSession(
            bundle, new SparseSimulator(bundle.network()), EventSelection.NONE, events::add);
    session.configure(TestBundles.detector(100, 99, 0));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    hearInUnevenChunks(session); // warm-up: classes are loaded, lambdas linked
    long before = threads.getThreadAllocatedBytes(thread);
    hearInUnevenChunks(session);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    int steps = sound.length / FRAME;
    // the smallest object takes 16 bytes; the measurement itself costs some once
    assertThat(allocated).as("bytes in %d steps", steps).isLessThan(steps);
    assertThat(events).isEmpty();
  }

  private void hearInUnevenChunks(ListeningSession session) {
    for (int at = 0; at < sound.length; at += 500) {
      session.accept(sound, at, Math.min(500, sound.length - at));
    }
  }

  private ListeningSession session(EventSelection selection, List<ListeningEvent> into) {
    return new ListeningSession(
        bundle, new ReferenceSimulator(bundle.network()), selection, into::add);
  }

  private <E extends ListeningEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Float[] boxed(float[] values) {
    Float[] boxed = new Float[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }
}
