package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.audio.SampleStreams;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.evaluate.Keywords;
import io.github.spikeword.trainer.evaluate.stream.GroundTruth;
import io.github.spikeword.trainer.evaluate.stream.HeardRecording;
import io.github.spikeword.trainer.evaluate.stream.LabelledRecording;
import io.github.spikeword.trainer.evaluate.stream.LiveListening;
import io.github.spikeword.trainer.evaluate.stream.MatchRules;
import io.github.spikeword.trainer.evaluate.stream.Occurrence;
import io.github.spikeword.trainer.evaluate.stream.RecordingResult;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.evaluate.stream.StreamResults;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tries a model's recordings under changed circumstances. All variations of level, rate and history
 * run through the live graph; the chips hear features that were extracted once, which gives the
 * same detections ({@link FeatureListening}).
 */
public final class Robustness {

  private static final String UNCHANGED = "unchanged";
  private static final int RATE = SampleStream.SAMPLE_RATE_HZ;

  private final RobustnessRequest request;
  private final Bundle bundle;
  private final List<String> keywords;
  private final MatchRules rules = MatchRules.standard();
  private final List<Axis> axes;

  private Robustness(RobustnessRequest request) {
    this.request = request;
    bundle = request.bundle();
    keywords = Keywords.of(bundle.network());
    axes =
        List.of(
            Loudness.axis(),
            SourceRates.axis(),
            new Histories(keywords, bundle.features().frameSamples()).axis());
  }

  /**
   * Tries everything.
   *
   * @param progress hears of every recording, then of every chip
   * @throws UserError if a recording cannot be read or there is none
   */
  public static RobustnessReport run(RobustnessRequest request, Progress progress) {
    if (request.recordings().isEmpty()) {
      throw new UserError("There is no recording to listen to. Name a label file or a folder.");
    }
    return new Robustness(request).run(progress);
  }

  /** What one listening came to. */
  private record Outcome(RecordingResult result, Share clippedWords) {}

  /**
   * What one recording came to.
   *
   * @param variations by axis and variation
   * @param inputs its front-end inputs
   */
  private record Tried(Outcome unchanged, List<List<List<Outcome>>> variations, float[][] inputs) {}

  private RobustnessReport run(Progress progress) {
    int recordings = request.recordings().size();
    int all = recordings + request.chips();
    List<Tried> tried;
    try (LiveListening live = new LiveListening(bundle, SparseNetwork.compile(bundle.network()))) {
      tried =
          ParallelMap.map(
              request.threads(),
              request.recordings(),
              recording -> hear(live, recording),
              (done, total) -> progress.advanced(done, all));
    }
    List<Outcome> unchanged = tried.stream().map(Tried::unchanged).toList();
    List<AxisResult> results = new ArrayList<>();
    for (int a = 0; a < axes.size(); a++) {
      results.add(result(a, tried, unchanged));
    }
    List<BrokenFile> broken =
        unchanged.stream().flatMap(outcome -> outcome.result().broken().stream()).toList();
    return new RobustnessReport(
        bundle.name(),
        request.source(),
        recordings,
        bundle.detector(),
        part(UNCHANGED, results(unchanged)),
        results,
        Histories.minuteEqualsHour(bundle, example()),
        chips(tried, (done, total) -> progress.advanced(recordings + done, all)),
        broken.stream().distinct().toList());
  }

  private Tried hear(LiveListening live, LabelledRecording recording) {
    LabelledRecording.Opened opened = recording.open().get();
    float[] samples;
    try (SampleStream sound = opened.sound()) {
      samples = SampleStreams.readAll(sound, recording.name());
    }
    Labels labels = atSessionRate(opened.labels(), samples.length);
    Take whole = Take.of(labels, Pieces.of(samples));
    Outcome unchanged = hear(live, recording, whole, opened.broken());
    List<List<List<Outcome>>> variations = new ArrayList<>();
    for (Axis axis : axes) {
      List<List<Outcome>> ofAxis = new ArrayList<>();
      for (Variation variation : axis.variations()) {
        ofAxis.add(
            variation.takes().apply(labels, samples).stream()
                .map(take -> hear(live, recording, take, List.of()))
                .toList());
      }
      variations.add(ofAxis);
    }
    float[][] inputs =
        request.chips() == 0
            ? new float[0][]
            : FeatureExtractor.extractAll(bundle.features(), samples);
    return new Tried(unchanged, variations, inputs);
  }

  private Outcome hear(
      LiveListening live, LabelledRecording recording, Take take, List<BrokenFile> broken) {
    GroundTruth truth = GroundTruth.of(take.labels(), keywords);
    return new Outcome(
        RecordingResult.judged(
            recording.name(), recording.condition(), truth, live.hear(take.sound()), rules, broken),
        take.clippedWords());
  }

  private AxisResult result(int axis, List<Tried> tried, List<Outcome> unchanged) {
    List<VariationResult> results = new ArrayList<>();
    List<Variation> variations = axes.get(axis).variations();
    for (int v = 0; v < variations.size(); v++) {
      int variation = v;
      List<Outcome> outcomes =
          tried.stream()
              .flatMap(one -> one.variations().get(axis).get(variation).stream())
              .toList();
      Share clipped =
          outcomes.stream().map(Outcome::clippedWords).reduce(new Share(0, 0), Share::plus);
      results.add(
          new VariationResult(
              part(variations.get(v).name(), results(outcomes)),
              changes(unchanged, outcomes),
              clipped));
    }
    return new AxisResult(axes.get(axis).name(), axes.get(axis).question(), results);
  }

  private StreamMetrics.Part part(String name, List<RecordingResult> results) {
    StreamMetrics.Part all =
        StreamMetrics.of(new StreamResults(keywords, bundle.detector(), rules, results)).all();
    return new StreamMetrics.Part(name, all.seconds(), all.words(), all.together());
  }

  private static List<RecordingResult> results(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::result).toList();
  }

  /** Compares word by word: both hold the same words in the same order. */
  private Map<String, VariationResult.Changes> changes(
      List<Outcome> unchanged, List<Outcome> changed) {
    List<Occurrence> words = occurrences(changed);
    List<Boolean> before = found(unchanged);
    List<Boolean> after = found(changed);
    Map<String, VariationResult.Changes> changes = new LinkedHashMap<>();
    for (String keyword : keywords) {
      long lost = 0;
      long gained = 0;
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).word().equals(keyword)) {
          lost += before.get(i) && !after.get(i) ? 1 : 0;
          gained += after.get(i) && !before.get(i) ? 1 : 0;
        }
      }
      changes.put(keyword, new VariationResult.Changes(lost, gained));
    }
    return changes;
  }

  private static List<Occurrence> occurrences(List<Outcome> outcomes) {
    return results(outcomes).stream().flatMap(r -> r.truth().occurrences().stream()).toList();
  }

  private static List<Boolean> found(List<Outcome> outcomes) {
    return results(outcomes).stream().flatMap(r -> r.found().stream()).toList();
  }

  private Optional<ChipResults> chips(List<Tried> tried, Progress progress) {
    if (request.chips() == 0) {
      return Optional.empty();
    }
    List<StreamMetrics.Part> parts =
        ParallelMap.map(
            request.threads(),
            IntStream.range(0, request.chips()).boxed().toList(),
            number -> onChip(number, tried),
            progress);
    List<RecordingResult> nominal = results(tried.stream().map(Tried::unchanged).toList());
    return Optional.of(new ChipResults(request.draw(), part("nominal", nominal), parts));
  }

  private StreamMetrics.Part onChip(int number, List<Tried> tried) {
    SparseNetwork compiled =
        SparseNetwork.compile(
            bundle.network(), request.draw().numbered(number).draw(bundle.network()));
    List<RecordingResult> results = new ArrayList<>();
    for (Tried one : tried) {
      RecordingResult nominal = one.unchanged().result();
      // figures rest on detections alone; no chip's scores are kept
      HeardRecording heard =
          new HeardRecording(
              nominal.heard().scores(),
              FeatureListening.hear(bundle, compiled, one.inputs()),
              List.of());
      results.add(
          RecordingResult.judged(
              nominal.name(), nominal.condition(), nominal.truth(), heard, rules, List.of()));
    }
    return part("chip " + number, results);
  }

  /** A second of noise and a tone: something that leaves every part of the model excited. */
  private static float[] example() {
    float[] sound = new float[RATE];
    long random = 1;
    for (int i = 0; i < sound.length; i++) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      sound[i] = (float) (0.2 * Math.sin(0.3 * i) + 0.1 * (random >> 40) / (1 << 23));
    }
    return sound;
  }

  /** Labels in samples of the session's rate. */
  private static Labels atSessionRate(Labels labels, int samples) {
    if (labels.sampleRateHz() == RATE && labels.samples() == samples) {
      return labels;
    }
    double factor = (double) RATE / labels.sampleRateHz();
    return new Labels(
        labels.recording(),
        RATE,
        samples,
        labels.words().stream()
            .map(
                word ->
                    new LabelledWord(
                        word.word(),
                        place(word.startSample(), factor, samples - 1),
                        place(word.endSample(), factor, samples),
                        word.source()))
            .toList(),
        labels.segments().stream()
            .map(
                segment ->
                    new Segment(
                        segment.kind(),
                        segment.background(),
                        place(segment.startSample(), factor, samples - 1),
                        place(segment.endSample(), factor, samples),
                        segment.source()))
            .toList());
  }

  private static long place(long sample, double factor, long most) {
    return Math.min(most, Math.round(sample * factor));
  }
}
