package io.github.spikeword.trainer.evaluate.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the {@link MatchRules} to one recording. Immutable. */
final class Matcher {

  private final GroundTruth truth;
  private final MatchRules rules;

  /** Longest keyword and longest other foreground sound, milliseconds. */
  private final double longestKeyword;

  private final double longestForeground;

  Matcher(GroundTruth truth, MatchRules rules) {
    this.truth = truth;
    this.rules = rules;
    longestKeyword =
        truth.occurrences().stream()
            .mapToDouble(o -> o.endMillis() - o.startMillis())
            .max()
            .orElse(0);
    longestForeground =
        truth.foreground().stream()
            .mapToDouble(f -> f.endMillis() - f.startMillis())
            .max()
            .orElse(0);
  }

  /**
   * Judges detections.
   *
   * @param detections by time
   * @return one verdict a detection, in the same order
   */
  List<Verdict> judge(List<Fired> detections) {
    boolean[] hit = new boolean[truth.occurrences().size()];
    List<Verdict> verdicts = new ArrayList<>(detections.size());
    for (Fired fired : detections) {
      verdicts.add(judge(fired, hit));
    }
    return verdicts;
  }

  private Verdict judge(Fired fired, boolean[] hit) {
    double time = fired.timeMillis();
    int own = -1;
    int last = -1;
    double earliest = time - rules.latestAfterEndMillis() - longestKeyword;
    for (int i = lastStarted(time); i >= 0 && start(i) >= earliest; i--) {
      if (!isInWindow(i, time)) {
        continue;
      }
      last = last < 0 ? i : last;
      // walking backwards, an equal end is replaced by the one that starts first
      if (!hit[i]
          && occurrence(i).word().equals(fired.word())
          && (own < 0 || occurrence(i).endMillis() <= occurrence(own).endMillis())) {
        own = i;
      }
    }
    if (own >= 0) {
      hit[own] = true;
      return new Verdict.Hit(own);
    }
    if (last >= 0) {
      return occurrence(last).word().equals(fired.word())
          ? new Verdict.Repeat(last)
          : new Verdict.WrongWord(last);
    }
    return blame(time);
  }

  private Verdict.FalseAccept blame(double time) {
    List<LabelledSound> sounds = truth.foreground();
    double earliest = time - rules.latestAfterEndMillis() - longestForeground;
    for (int i = lastForeground(time); i >= 0 && sounds.get(i).startMillis() >= earliest; i--) {
      if (sounds.get(i).endMillis() + rules.latestAfterEndMillis() >= time) {
        return new Verdict.FalseAccept(sounds.get(i).kind(), Optional.of(sounds.get(i)));
      }
    }
    return new Verdict.FalseAccept(truth.backgroundAt(time), Optional.empty());
  }

  /** Whether a detection of an occurrence's own word at that time finds it. */
  private boolean isInWindow(int occurrence, double time) {
    Occurrence o = occurrence(occurrence);
    return time >= o.startMillis() + rules.earliestAfterStartMillis()
        && time <= o.endMillis() + rules.latestAfterEndMillis();
  }

  private Occurrence occurrence(int index) {
    return truth.occurrences().get(index);
  }

  private double start(int occurrence) {
    return occurrence(occurrence).startMillis();
  }

  /** Index of the last occurrence that has started, or -1. */
  private int lastStarted(double time) {
    int low = 0;
    int high = truth.occurrences().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Index of the last foreground sound that has started, or -1. */
  private int lastForeground(double time) {
    int low = 0;
    int high = truth.foreground().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (truth.foreground().get(middle).startMillis() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
