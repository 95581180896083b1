package io.github.spikeword.stream.session;

/**
 * Which of the optional events a session tells, and how often. Detections, suppressed candidates,
 * gaps and the end are always told.
 *
 * @param levelEverySteps a level event at the end of every so many steps; 0 for none
 * @param scoreEverySteps a score event at the end of every so many steps; 0 for none
 * @param activityEverySteps an activity event at every so many steps; 0 for none
 */
public record EventSelection(int levelEverySteps, int scoreEverySteps, int activityEverySteps) {

  /** None of the optional events. */
  public static final EventSelection NONE = new EventSelection(0, 0, 0);

  /** All of them at every step. */
  public static final EventSelection ALL = new EventSelection(1, 1, 1);

  public EventSelection {
    if (levelEverySteps < 0 || scoreEverySteps < 0 || activityEverySteps < 0) {
      throw new IllegalArgumentException(
          "Events come every so many steps, or 0 for none; found level "
              + levelEverySteps
              + ", score "
              + scoreEverySteps
              + ", activity "
              + activityEverySteps
              + ".");
    }
  }

  static boolean isDue(long step, int everySteps) {
    return everySteps > 0 && (step + 1) % everySteps == 0;
  }
}
