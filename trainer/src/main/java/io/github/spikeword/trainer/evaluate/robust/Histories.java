package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.event.ListeningEvent.Score;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.Sound;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The keywords of recordings, cut out and heard after other things than before: as the first sound
 * of a session, as the first sound after a gap of a second, and after digital silence. A cut begins
 * a tenth of a second before the word, or where the word before ends, and goes on to a second after
 * its end, or to the next word.
 *
 * <p>In the variation with silence, an hour of it comes before the first word of a recording and a
 * minute before every other: {@link #minuteEqualsHour} tests on the model at hand that a minute
 * leaves the very state that an hour leaves.
 */
final class Histories {

  private static final int RATE = SampleStream.SAMPLE_RATE_HZ;
  private static final int LEAD = RATE / 10;
  private static final int TAIL = RATE;
  private static final int GAP = RATE;
  private static final long MINUTE = 60L * RATE;
  private static final long HOUR = 60 * MINUTE;

  private final Collection<String> keywords;
  private final int frameSamples;

  /**
   * @param keywords words that are cut out
   * @param frameSamples samples of a step; every cut is filled up to whole steps with zeros
   */
  Histories(Collection<String> keywords, int frameSamples) {
    this.keywords = keywords;
    this.frameSamples = frameSamples;
  }

  Axis axis() {
    return new Axis(
        "history",
        "The same words, cut out and heard right after something else than in their recording.",
        List.of(
            new Variation("right after the start", this::first),
            new Variation("right after a gap", this::afterGaps),
            new Variation("after an hour of silence", this::afterSilence)));
  }

  /** A word on its own: the label's places count from the first sample. */
  private record Cut(LabelledWord word, float[] samples) {}

  private List<Take> first(Labels labels, float[] samples) {
    List<Take> takes = new ArrayList<>();
    for (Cut cut : cuts(labels, samples)) {
      Row row = new Row();
      row.add(cut);
      takes.add(row.take(labels));
    }
    return takes;
  }

  private List<Take> afterGaps(Labels labels, float[] samples) {
    Row row = new Row();
    for (Cut cut : cuts(labels, samples)) {
      row.addGap();
      row.add(cut);
    }
    return row.takes(labels);
  }

  private List<Take> afterSilence(Labels labels, float[] samples) {
    Row row = new Row();
    long silence = HOUR;
    for (Cut cut : cuts(labels, samples)) {
      row.addSilence(silence);
      row.add(cut);
      silence = MINUTE;
    }
    return row.takes(labels);
  }

  private List<Cut> cuts(Labels labels, float[] samples) {
    List<Cut> cuts = new ArrayList<>();
    List<LabelledWord> words = labels.words();
    for (int i = 0; i < words.size(); i++) {
      LabelledWord word = words.get(i);
      if (keywords.contains(word.word())) {
        long before = i == 0 ? 0 : Math.min(words.get(i - 1).endSample(), word.startSample());
        long behind = i + 1 == words.size() ? samples.length : words.get(i + 1).startSample();
        int from = (int) Math.max(before, word.startSample() - LEAD);
        long wanted = Math.max(word.endSample(), Math.min(behind, word.endSample() + TAIL));
        int to = (int) Math.min(samples.length, wanted);
        cuts.add(cut(word, samples, from, to));
      }
    }
    return cuts;
  }

  private Cut cut(LabelledWord word, float[] samples, int from, int to) {
    int start = (int) word.startSample() - from;
    int end = (int) word.endSample() - from;
    int steps = (end + TAIL + frameSamples - 1) / frameSamples;
    float[] padded = Arrays.copyOf(Arrays.copyOfRange(samples, from, to), steps * frameSamples);
    return new Cut(new LabelledWord(word.word(), start, end, word.source()), padded);
  }

  /** Cuts and what lies between them, in the making. */
  private static final class Row {
    private final List<Sound> sounds = new ArrayList<>();
    private final List<LabelledWord> words = new ArrayList<>();
    private long at;

    void add(Cut cut) {
      LabelledWord word = cut.word;
      words.add(
          new LabelledWord(
              word.word(), at + word.startSample(), at + word.endSample(), word.source()));
      sounds.add(new Sound.Samples(cut.samples, 0));
      at += cut.samples.length;
    }

    void addGap() {
      sounds.add(new Sound.Lost(GAP, GapCause.STALL, 0));
      at += GAP;
    }

    void addSilence(long samples) {
      sounds.addAll(Pieces.silence(samples));
      at += samples;
    }

    List<Take> takes(Labels original) {
      return words.isEmpty() ? List.of() : List.of(take(original));
    }

    Take take(Labels original) {
      return Take.of(
          new Labels(
              original.recording(),
              RATE,
              at,
              words,
              List.of(new Segment(SoundKind.SILENCE, true, 0, at, ""))),
          Pieces.of(sounds));
    }
  }

  /**
   * Whether a minute of digital silence leaves a model in the state that an hour leaves it in, told
   * by the scores of every step of some sound that is heard afterwards, bit for bit.
   *
   * @param sound what is heard before the minute, and after both
   */
  static boolean minuteEqualsHour(Bundle bundle, float[] sound) {
    int frame = bundle.features().frameSamples();
    float[] whole = Arrays.copyOf(sound, (sound.length + frame - 1) / frame * frame);
    List<Sound> afterHour = Pieces.silence(HOUR / frame * frame);
    afterHour.add(new Sound.Samples(whole, 0));
    List<Sound> afterMinute = new ArrayList<>(List.of(new Sound.Samples(whole, 0)));
    afterMinute.addAll(Pieces.silence(MINUTE / frame * frame));
    afterMinute.add(new Sound.Samples(whole, 0));
    int steps = whole.length / frame;
    return lastScores(bundle, afterHour, steps).equals(lastScores(bundle, afterMinute, steps));
  }

  private static List<List<Double>> lastScores(Bundle bundle, List<Sound> sounds, int steps) {
    List<List<Double>> scores = new ArrayList<>();
    try (ListeningSession session =
        new ListeningSession(
            bundle,
            new SparseSimulator(bundle.network()),
            new EventSelection(0, 1, 0),
            event -> {
              if (event instanceof Score score) {
                scores.add(score.scores());
              }
            })) {
      sounds.forEach(session::accept);
      session.finish();
    }
    return scores.subList(scores.size() - steps, scores.size());
  }
}
