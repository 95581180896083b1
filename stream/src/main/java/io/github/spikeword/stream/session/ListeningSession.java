package io.github.spikeword.stream.session;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.stream.detect.ClassScores;
import io.github.spikeword.stream.detect.Detector;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Activity;
import io.github.spikeword.stream.event.ListeningEvent.End;
import io.github.spikeword.stream.event.ListeningEvent.Gap;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.event.ListeningEvent.Score;
import io.github.spikeword.stream.features.FeatureExtractor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener: sound in, events out. Live listening, replay and offline evaluation all go through
 * this class, so they agree bit for bit.
 *
 * <p>Of one step the events come in this order: activity, level, score, then the detector's. Step s
 * covers samples {@code s * frameSamples} to {@code (s + 1) * frameSamples - 1} of the stream, lost
 * ones counted, at all times.
 *
 * <h2>Gaps</h2>
 *
 * <ol>
 *   <li>A gap shorter than {@link #SHORT_GAP_MILLIS} is filled with zeros and every step is worked
 *       through: the state decays as in silence, and a word may be heard across it.
 *   <li>A longer gap completes the frame under way with zeros. Then membranes and score window are
 *       put to zero and undecided candidates are suppressed as {@code INTERRUPTED}, because what
 *       follows is another piece of speech. The steps inside the gap are counted, not worked
 *       through. The refractory time runs on. The features keep their state: filters forget within
 *       a few steps of sound, and the running level describes the room, which is still the same.
 *   <li>The {@code Gap} event follows whatever the first two cause, and bears the first step that
 *       has sound again.
 * </ol>
 *
 * <h2>Assumptions</h2>
 *
 * <ol>
 *   <li>One thread at a time calls, but for the methods of {@link SessionControl}.
 *   <li>The sink returns quickly and does not call back into the session.
 * </ol>
 *
 * <h2>Guarantees</h2>
 *
 * <ol>
 *   <li>The events depend on the samples, the gaps and the settings, not on how the samples are cut
 *       into chunks.
 *   <li>Events come in order of their step; {@code End} is the last, once.
 *   <li>A step in which no event is due allocates nothing.
 *   <li>No state is shared with another session.
 * </ol>
 */
public final class ListeningSession implements SessionControl, AutoCloseable {

  /** Gaps shorter than this, or than a step, are filled with zeros; milliseconds. */
  public static final double SHORT_GAP_MILLIS = 50;

  private final Network network;
  private final int frameSamples;
  private final long shortGapSamples;
  private final Consumer<? super ListeningEvent> sink;
  private final WorkMeter work;
  private final FeatureExtractor features;
  private final ClassScores scores;
  private final Detector detector;
  private final LevelMeter meter = new LevelMeter();
  private final float[] frame;
  private final float[] input;
  private final double[] keywordScores;

  private final AtomicReference<@Nullable DetectorSettings> newDetector = new AtomicReference<>();
  private final AtomicReference<@Nullable Simulator> newSimulator = new AtomicReference<>();
  private volatile EventSelection selection;
  private final SessionCounters counters;

  private Simulator simulator;
  private int pending;
  private long nextStep;
  private boolean finished;

  /**
   * A session at the start of a stream.
   *
   * @param bundle the model
   * @param simulator steps the bundle's network; the session owns it from now on
   * @param selection which optional events to tell
   * @param sink receives the events, on the calling thread
   * @throws IllegalArgumentException if the simulator steps another network
   */
  public ListeningSession(
      Bundle bundle,
      Simulator simulator,
      EventSelection selection,
      Consumer<? super ListeningEvent> sink) {
    this(bundle, simulator, selection, sink, WorkMeter.NONE);
  }

  /**
   * A session whose work is measured.
   *
   * @param work is told about the work of every piece of sound, on the calling thread
   */
  public ListeningSession(
      Bundle bundle,
      Simulator simulator,
      EventSelection selection,
      Consumer<? super ListeningEvent> sink,
      WorkMeter work) {
    this.work = work;
    network = bundle.network();
    requireSameNetwork(simulator);
    this.simulator = simulator;
    this.selection = selection;
    this.sink = sink;
    features = new FeatureExtractor(bundle.features());
    scores = new ClassScores(network, bundle.readout());
    detector = new Detector(scores.keywords(), bundle.detector(), network.stepMillis(), sink);
    frameSamples = bundle.features().frameSamples();
    shortGapSamples =
        Math.max(frameSamples, (long) (SHORT_GAP_MILLIS / 1000 * bundle.features().sampleRateHz()));
    frame = new float[frameSamples];
    input = new float[network.channels()];
    keywordScores = new double[scores.keywords().size()];
    counters = new SessionCounters(network.stages().size());
  }

  /** Takes in a piece of sound, or the news that one was lost. */
  public void accept(Sound sound) {
    if (sound instanceof Sound.Samples samples) {
      accept(samples.samples(), 0, samples.samples().length);
    } else if (sound instanceof Sound.Lost lost) {
      gap(lost.samples(), lost.cause());
    }
  }

  /**
   * Takes in samples and works through every step that they complete.
   *
   * @param samples mono, at the bundle's sample rate, full scale 1, finite; not changed
   * @param offset first sample
   * @param length how many, from 0
   */
  public void accept(float[] samples, int offset, int length) {
    requireListening();
    counters.received(length);
    long before = counters.steps();
    long begin = System.nanoTime();
    hear(samples, offset, length);
    work.worked(counters.steps() - before, System.nanoTime() - begin);
  }

  /**
   * Takes in the news that sound was lost between the samples before and those after.
   *
   * @param lostSamples how many, positive
   */
  public void gap(long lostSamples, GapCause cause) {
    requireListening();
    if (lostSamples < 1) {
      throw new IllegalArgumentException(
          "A gap has at least one lost sample, found " + lostSamples + ".");
    }
    long end = nextStep * frameSamples + pending + lostSamples;
    counters.lost(lostSamples);
    if (lostSamples < shortGapSamples) {
      hear(new float[(int) lostSamples], 0, (int) lostSamples);
    } else {
      if (pending > 0) {
        Arrays.fill(frame, pending, frameSamples, 0);
        step(frame, 0);
      }
      simulator.reset();
      scores.reset();
      detector.interrupt();
      nextStep = end / frameSamples;
      pending = (int) (end % frameSamples);
      Arrays.fill(frame, 0, pending, 0);
    }
    sink.accept(new Gap(nextStep, lostSamples, cause));
  }

  /**
   * Ends the stream: undecided candidates are suppressed and {@code End} is told. An incomplete
   * last frame is left out. Further calls do nothing.
   */
  public void finish() {
    if (!finished) {
      detector.interrupt();
      sink.accept(new End(nextStep, counters.receivedSamples()));
      finished = true;
    }
  }

  @Override
  public void configure(DetectorSettings settings) {
    detector.requireFits(settings);
    newDetector.set(settings);
  }

  @Override
  public void configure(EventSelection newSelection) {
    selection = newSelection;
  }

  @Override
  public void replaceSimulator(Simulator replacement) {
    requireSameNetwork(replacement);
    close(newSimulator.getAndSet(replacement));
  }

  @Override
  public SessionCounts counts() {
    return counters.read();
  }

  /** Frees the simulator. */
  @Override
  public void close() {
    close(newSimulator.getAndSet(null));
    simulator.close();
  }

  private void hear(float[] samples, int offset, int length) {
    int at = offset;
    int end = offset + length;
    if (pending > 0) {
      int part = Math.min(frameSamples - pending, length);
      System.arraycopy(samples, offset, frame, pending, part);
      pending += part;
      at += part;
      if (pending < frameSamples) {
        return;
      }
      step(frame, 0);
      pending = 0;
    }
    for (; end - at >= frameSamples; at += frameSamples) {
      step(samples, at);
    }
    pending = end - at;
    System.arraycopy(samples, at, frame, 0, pending);
  }

  private void step(float[] samples, int offset) {
    applyChanges();
    meter.add(samples, offset, frameSamples);
    features.extract(samples, offset, input);
    SpikeFrame spikes = simulator.step(input);
    scores.update(spikes);
    scores.keywordScores(keywordScores);
    int fired = counters.step(spikes);
    tell(nextStep, spikes);
    detector.update(nextStep, keywordScores, fired);
    nextStep++;
  }

  private void applyChanges() {
    if (newDetector.get() != null) {
      DetectorSettings settings = newDetector.getAndSet(null);
      if (settings != null) {
        detector.configure(settings);
      }
    }
    if (newSimulator.get() != null) {
      Simulator replacement = newSimulator.getAndSet(null);
      if (replacement != null) {
        simulator.close();
        simulator = replacement;
      }
    }
  }

  private void tell(long step, SpikeFrame spikes) {
    EventSelection now = selection;
    if (EventSelection.isDue(step, now.activityEverySteps())) {
      List<Float> values = new ArrayList<>(input.length);
      for (float value : input) {
        values.add(value);
      }
      sink.accept(new Activity(step, values, spikes.copy()));
    }
    if (EventSelection.isDue(step, now.levelEverySteps())) {
      sink.accept(meter.read(step));
    }
    if (EventSelection.isDue(step, now.scoreEverySteps())) {
      sink.accept(new Score(step, Arrays.stream(keywordScores).boxed().toList()));
    }
  }

  private void requireListening() {
    if (finished) {
      throw new IllegalStateException("The session is finished and takes no more sound.");
    }
  }

  private void requireSameNetwork(Simulator other) {
    if (!other.network().equals(network)) {
      throw new IllegalArgumentException("The simulator steps another network than the bundle's.");
    }
  }

  private static void close(@Nullable Simulator simulator) {
    if (simulator != null) {
      simulator.close();
    }
  }
}
