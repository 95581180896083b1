// @ts-check
/** Time from a question to its answer: every `configure` is answered by one `configured`. */

export class RoundTrip {
  constructor() {
    /** When the unanswered questions were sent, oldest first. @type {number[]} */
    this.asked = [];
    /** The newest measurement, or null before the first. @type {number | null} */
    this.millis = null;
  }

  /** @param {number} now milliseconds */
  sent(now) {
    this.asked.push(now);
  }

  /**
   * Takes an answer; answers come in the order of the questions.
   *
   * @param {number} now milliseconds
   */
  answered(now) {
    const asked = this.asked.shift();
    if (asked !== undefined) {
      this.millis = now - asked;
    }
  }

  /** Forgets what a lost connection will never answer. */
  reset() {
    this.asked.length = 0;
    this.millis = null;
  }
}
