// @ts-check
/** Everything the page knows of the session it listens to. */

import { stepEndingAt } from '../protocol/events.js';
import { History } from './history.js';
import { NetworkLayout } from './networkLayout.js';
import { PlayClock } from './playClock.js';
import { WordStates } from './wordState.js';

/** @typedef {import('../protocol/types.js').Hello} Hello */
/** @typedef {import('../protocol/types.js').Activity} Activity */
/** @typedef {import('../protocol/types.js').Level} Level */
/** @typedef {import('../protocol/types.js').Score} Score */
/** @typedef {import('../protocol/types.js').Detection} Detection */
/** @typedef {import('../protocol/types.js').DetectorSettings} DetectorSettings */

export class Listening {
  /** @param {Hello} hello */
  constructor(hello) {
    this.session = hello.session;
    /**
     * How far the sound was when this page came, or came back: what was decided up to then is told
     * again. Numbers don't tell that, since a greeting repeats the last one that this page has seen.
     */
    this.greetedMs = hello.streamTimeMs;
    this.model = hello.model;
    this.layout = new NetworkLayout(hello.model);
    this.history = new History(hello.model);
    this.clock = new PlayClock(hello.model.stepMillis);
    this.states = new WordStates(hello.model.keywords);
    /** @type {DetectorSettings} */
    this.detector = hello.detector;
  }

  /**
   * Whether a greeting continues this session with the same model.
   *
   * @param {Hello} hello
   */
  continues(hello) {
    return hello.session === this.session && hello.model.sha256 === this.model.sha256;
  }

  /**
   * Takes up a session again after a loss of the connection.
   *
   * @param {Hello} hello of the same session and model
   */
  resume(hello) {
    this.greetedMs = hello.streamTimeMs;
    this.detector = hello.detector;
  }

  /**
   * Whether an event was missed while the connection was lost, and is told late: it is no news.
   *
   * @param {Detection} event
   */
  isPast(event) {
    return event.streamTimeMs <= this.greetedMs;
  }

  /** @param {number} millis stream time */
  stepAt(millis) {
    return stepEndingAt(millis, this.model.stepMillis);
  }

  /** Quiet time after a detection, steps. */
  get refractorySteps() {
    return Math.round(this.detector.refractoryMillis / this.model.stepMillis);
  }

  /** @param {Activity} event */
  addActivity(event) {
    this.history.addActivity(event);
    event.scores.forEach((scores, i) => this.#release(event.firstStep + i, scores));
  }

  /** @param {Score} event */
  addScore(event) {
    const step = this.stepAt(event.streamTimeMs);
    const scores = this.model.keywords.map((word) => event.scores[word] ?? 0);
    this.history.addScores(step, scores);
    this.#release(step, scores);
  }

  /**
   * @param {number} step
   * @param {number[]} scores
   */
  #release(step, scores) {
    this.model.keywords.forEach((word, w) => {
      const release = this.detector.words[word]?.release ?? -Infinity;
      this.states.scored(word, step, scores[w] ?? 0, release);
    });
  }

  /** @param {Level} event */
  addLevel(event) {
    this.history.addLevel(this.stepAt(event.streamTimeMs), event.rms, event.peak, event.clipped);
  }

  /**
   * @param {Detection} event
   * @returns {{from: number, to: number}} the quiet time that follows, steps, to excluded
   */
  addDetection(event) {
    const step = this.stepAt(event.decisionMs);
    this.states.detected(event.word, step);
    return { from: step + 1, to: step + 1 + this.refractorySteps };
  }

  /**
   * @param {string} word
   * @param {number} end one after the step in question
   */
  stateOf(word, end) {
    return this.states.stateOf(word, end - 1, this.refractorySteps);
  }
}
