package io.github.spikeword.trainer.evaluate.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Picks the worst mistakes out of results: the false accepts and wrong words that scored highest,
 * and the missed words that scored lowest. Sound-alikes are no news and left out.
 */
public final class Offenders {

  private static final double LISTEN_MILLIS = 500;

  private Offenders() {}

  /**
   * The worst mistakes of every kind.
   *
   * @param most how many of each kind
   */
  public static List<Offender> worst(StreamResults results, int most) {
    List<Offender> accepts = new ArrayList<>();
    List<Offender> misses = new ArrayList<>();
    for (RecordingResult recording : results.recordings()) {
      Set<Integer> found = addAccepts(recording, accepts);
      addMisses(recording, results.rules(), found, misses);
    }
    Comparator<Offender> byScore = Comparator.comparingDouble(Offender::score);
    List<Offender> worst = new ArrayList<>();
    for (Offender.What what : List.of(Offender.What.FALSE_ACCEPT, Offender.What.WRONG_WORD)) {
      accepts.stream()
          .filter(offender -> offender.what() == what)
          .sorted(byScore.reversed())
          .limit(most)
          .forEach(worst::add);
    }
    misses.stream().sorted(byScore).limit(most).forEach(worst::add);
    return worst;
  }

  /** Adds what was wrongly detected; gives the indices of the occurrences that were found. */
  private static Set<Integer> addAccepts(RecordingResult recording, List<Offender> to) {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < recording.verdicts().size(); i++) {
      Fired fired = recording.heard().detections().get(i);
      if (recording.verdicts().get(i) instanceof Verdict.Hit hit) {
        found.add(hit.occurrence());
      } else if (recording.verdicts().get(i) instanceof Verdict.WrongWord wrong) {
        Occurrence spoken = recording.truth().occurrences().get(wrong.occurrence());
        to.add(offender(Offender.What.WRONG_WORD, recording, fired, spoken.source()));
      } else if (recording.verdicts().get(i) instanceof Verdict.FalseAccept accept
          && accept.kind() != SoundClass.SOUNDALIKE) {
        String sound =
            accept.kind().label() + accept.cause().map(cause -> " " + cause.what()).orElse("");
        to.add(offender(Offender.What.FALSE_ACCEPT, recording, fired, sound));
      }
    }
    return found;
  }

  private static Offender offender(
      Offender.What what, RecordingResult recording, Fired fired, String sound) {
    double score =
        recording
            .heard()
            .scores()
            .highest(fired.word(), fired.timeMillis(), fired.timeMillis() + LISTEN_MILLIS);
    return new Offender(what, recording.name(), fired.timeMillis(), fired.word(), sound, score);
  }

  private static void addMisses(
      RecordingResult recording, MatchRules rules, Set<Integer> found, List<Offender> to) {
    List<Occurrence> spoken = recording.truth().occurrences();
    for (int i = 0; i < spoken.size(); i++) {
      if (!found.contains(i)) {
        Occurrence missed = spoken.get(i);
        double score =
            recording
                .heard()
                .scores()
                .highest(
                    missed.word(),
                    missed.startMillis() + rules.earliestAfterStartMillis(),
                    missed.endMillis() + rules.latestAfterEndMillis());
        to.add(
            new Offender(
                Offender.What.MISS,
                recording.name(),
                missed.endMillis(),
                missed.word(),
                missed.source(),
                score));
      }
    }
  }
}
