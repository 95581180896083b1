// @ts-check
/** Turns steps that arrive in bursts into a picture that flows. */

/** How far the picture stays behind the newest step, so that a burst never starves it: 12 steps. */
const LAG_STEPS = 12;
/** Beyond this distance the picture jumps instead of catching up: 125 steps, one second. */
const JUMP_STEPS = 125;
/** Share of the remaining distance that is made up per second. */
const CATCH_UP_PER_SECOND = 2;

/** A playhead, in steps, that follows the newest step at the speed of the sound. */
export class PlayClock {
  /** @param {number} stepMillis */
  constructor(stepMillis) {
    this.stepMillis = stepMillis;
    /** One after the last step to show; fractional. */
    this.position = 0;
    this.started = false;
  }

  /**
   * Moves on.
   *
   * @param {number} elapsedMillis time since the last call, from 0
   * @param {number} newest one after the newest step known
   * @returns {number} one after the last step to show, an integer never above newest
   */
  advance(elapsedMillis, newest) {
    const goal = Math.max(0, newest - LAG_STEPS);
    if (!this.started || Math.abs(goal - this.position) > JUMP_STEPS) {
      this.position = goal;
      this.started = newest > 0;
    } else {
      const flow = elapsedMillis / this.stepMillis;
      const pull = Math.min(1, (CATCH_UP_PER_SECOND * elapsedMillis) / 1000);
      const next = this.position + flow;
      // never backwards: a picture that runs ahead waits
      this.position = Math.max(this.position, Math.min(newest, next + (goal - next) * pull));
    }
    return Math.floor(this.position);
  }
}
