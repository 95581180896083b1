package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.stream.detect.Detector;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The scores of a whole recording, from which detections under any settings follow without
 * listening again: a detector sees nothing but scores.
 */
public final class ScoreTrack {

  private final List<String> keywords;
  private final double stepMillis;
  private final double[][] scores;

  private ScoreTrack(List<String> keywords, double stepMillis, double[][] scores) {
    this.keywords = keywords;
    this.stepMillis = stepMillis;
    this.scores = scores;
  }

  /** Takes in scores step by step. */
  static final class Recorder {
    private final List<String> keywords;
    private final double stepMillis;
    private final List<Double> lost;
    private double[][] scores;
    private int steps;

    Recorder(List<String> keywords, double stepMillis) {
      this.keywords = List.copyOf(keywords);
      this.stepMillis = stepMillis;
      lost = Collections.nCopies(keywords.size(), Double.NEGATIVE_INFINITY);
      scores = new double[keywords.size()][1 << 14];
    }

    /**
     * Adds a step's scores. Steps that were left out before it, lost in a gap, score minus
     * infinity: nothing is detected in them, and an excursion ends there as a gap ends it.
     */
    void add(long step, List<Double> scoresOfStep) {
      while (steps < step) {
        add(lost);
      }
      add(scoresOfStep);
    }

    /** Adds the next step's scores, one per keyword. */
    void add(List<Double> step) {
      for (int k = 0; k < scores.length; k++) {
        if (steps == scores[k].length) {
          scores[k] = Arrays.copyOf(scores[k], 2 * steps);
        }
        scores[k][steps] = step.get(k);
      }
      steps++;
    }

    ScoreTrack finish() {
      double[][] exact = new double[scores.length][];
      Arrays.setAll(exact, k -> Arrays.copyOf(scores[k], steps));
      return new ScoreTrack(keywords, stepMillis, exact);
    }
  }

  /** Words in the order of the scores. */
  public List<String> keywords() {
    return keywords;
  }

  /** Length of a step, milliseconds. */
  public double stepMillis() {
    return stepMillis;
  }

  /** Number of steps. */
  public int steps() {
    return scores[0].length;
  }

  /** The highest score of a word, minus infinity if there is no step. */
  public double highest(String word) {
    return Arrays.stream(scores[keywords.indexOf(word)]).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * The highest score of a word in the steps that end within a stretch of time; minus infinity if
   * none does.
   */
  public double highest(String word, double fromMillis, double toMillis) {
    double[] track = scores[keywords.indexOf(word)];
    int first = (int) Math.max(0, Math.ceil(fromMillis / stepMillis) - 1);
    int last = (int) Math.min(track.length - 1, Math.floor(toMillis / stepMillis) - 1);
    double highest = Double.NEGATIVE_INFINITY;
    for (int t = first; t <= last; t++) {
      highest = Math.max(highest, track[t]);
    }
    return highest;
  }

  /** What a detector with these settings detects, by time. */
  public List<Fired> detections(DetectorSettings settings) {
    double lowestRelease =
        settings.words().values().stream().mapToDouble(WordLevels::release).min().orElse(0);
    return excerpt(lowestRelease).detections(settings);
  }

  /**
   * The steps that a detector with release levels from {@code lowestRelease} on can be affected by:
   * those in which some score reaches it, and the first one behind each run of them.
   */
  public Excerpt excerpt(double lowestRelease) {
    int steps = steps();
    int[] kept = new int[steps];
    int count = 0;
    boolean before = false;
    for (int t = 0; t < steps; t++) {
      boolean above = false;
      for (double[] track : scores) {
        above |= track[t] >= lowestRelease;
      }
      if (above || before) {
        kept[count++] = t;
      }
      before = above;
    }
    return new Excerpt(Arrays.copyOf(kept, count));
  }

  /** The steps of a track that matter to detectors. */
  public final class Excerpt {
    private final int[] steps;

    private Excerpt(int[] steps) {
      this.steps = steps;
    }

    /** Number of steps kept. */
    int size() {
      return steps.length;
    }

    /** What a detector detects whose release levels are not below the excerpt's. */
    public List<Fired> detections(DetectorSettings settings) {
      List<Fired> detections = new ArrayList<>();
      Detector detector =
          new Detector(
              keywords,
              settings,
              stepMillis,
              event -> {
                if (event instanceof Detection detection) {
                  detections.add(Fired.of(detection, stepMillis));
                }
              });
      double[] now = new double[scores.length];
      for (int step : steps) {
        for (int k = 0; k < now.length; k++) {
          now[k] = scores[k][step];
        }
        detector.update(step, now, 0);
      }
      return detections;
    }
  }
}
