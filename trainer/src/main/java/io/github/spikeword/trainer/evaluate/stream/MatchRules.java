package io.github.spikeword.trainer.evaluate.stream;

/**
 * What counts as finding a word. The <i>time of a detection</i> is the end of its decision step.
 *
 * <ol>
 *   <li>An occurrence of a keyword has the window from {@code earliestAfterStartMillis} after its
 *       start to {@code latestAfterEndMillis} after its end, both ends included.
 *   <li>Detections are taken in order of time. A detection is a <b>hit</b> if an occurrence of its
 *       word that was not hit yet has it in its window; of several it takes the one whose window
 *       ends first. No other assignment gives more hits.
 *   <li>Else, if it lies in the window of some keyword's occurrence, that which began last counts:
 *       it is a <b>repeat</b> if that is of its own word (which has been hit already), and a
 *       <b>wrong word</b> if it is of another, hit or not.
 *   <li>Else it is a <b>false accept</b>. Its cause is the foreground sound, keywords aside, that
 *       began last before it and ended at most {@code latestAfterEndMillis} before it; without one,
 *       the background at that moment: music before noise before silence.
 *   <li>An occurrence without a hit is <b>missed</b>, also when a wrong word was detected at it,
 *       and also when the refractory time or the end of the recording left no room to find it.
 * </ol>
 *
 * @param earliestAfterStartMillis how much of a word must have been heard, from 0
 * @param latestAfterEndMillis how late a detection may be, from 0
 */
public record MatchRules(double earliestAfterStartMillis, double latestAfterEndMillis) {

  public MatchRules {
    if (!(earliestAfterStartMillis >= 0) || !(latestAfterEndMillis >= 0)) {
      throw new IllegalArgumentException(
          "A word's window lies after its start and its end, found "
              + earliestAfterStartMillis
              + " ms and "
              + latestAfterEndMillis
              + " ms.");
    }
  }

  /** From 80 ms after the start to one second after the end. */
  public static MatchRules standard() {
    return new MatchRules(80, 1000);
  }
}
