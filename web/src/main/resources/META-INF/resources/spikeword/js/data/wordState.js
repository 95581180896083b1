// @ts-check
/** Whether a word may be detected now: ready, resting after a detection, or not yet let go. */

/** @typedef {'ready' | 'refractory' | 'held'} WordState */

/**
 * Follows the detector's two locks as its events and scores tell them: no word within the refractory
 * time after a detection, and none again before its score has fallen below its release level.
 */
export class WordStates {
  /** @param {string[]} words in keyword order */
  constructor(words) {
    this.words = words;
    this.lastDetectionStep = -1;
    /** Step from which a word is let go, or -1 while it is held. @type {Map<string, number>} */
    this.held = new Map();
  }

  /**
   * @param {string} word
   * @param {number} step the deciding step
   */
  detected(word, step) {
    this.lastDetectionStep = step;
    this.held.set(word, step);
  }

  /**
   * Tells the score of a word at a step, in the order of steps.
   *
   * @param {string} word
   * @param {number} step
   * @param {number} score
   * @param {number} release
   */
  scored(word, step, score, release) {
    const since = this.held.get(word);
    if (since !== undefined && step > since && score < release) {
      this.held.delete(word);
    }
  }

  /**
   * @param {string} word
   * @param {number} step
   * @param {number} refractorySteps
   * @returns {WordState}
   */
  stateOf(word, step, refractorySteps) {
    if (this.lastDetectionStep >= 0 && step - this.lastDetectionStep <= refractorySteps) {
      return 'refractory';
    }
    return this.held.has(word) ? 'held' : 'ready';
  }
}
