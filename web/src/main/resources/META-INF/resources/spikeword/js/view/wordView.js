// @ts-check
/** The word itself, large, and what it cost. */

import { byId, setText } from '../util/dom.js';
import { energy, latency, score } from '../util/format.js';

/** @typedef {import('../protocol/types.js').Detection} Detection */

/** How long a word counts as just heard, milliseconds. */
const FRESH_MILLIS = 1600;

export class WordView {
  constructor() {
    this.word = byId('word', HTMLElement);
    this.since = byId('word-since', HTMLElement);
    this.score = byId('figure-score', HTMLElement);
    this.latency = byId('figure-latency', HTMLElement);
    this.energy = byId('figure-energy', HTMLElement);
    this.announcer = byId('announcer', HTMLElement);
    /** @type {Detection | null} */
    this.shown = null;
    this.shownAt = 0;
  }

  /** @param {Detection} detection */
  show(detection) {
    this.shown = detection;
    this.shownAt = performance.now();
    this.#setWord(detection.word, 'fresh');
    setText(this.score, score(detection.score));
    setText(this.latency, latency(detection.latencyMs));
    setText(this.energy, energy(detection.energyNanojoules));
    // a new node each time: the same word twice is announced twice
    this.announcer.replaceChildren(`Heard “${detection.word}”.`);
    this.tick();
  }

  /** @param {string} text what to say instead of a word */
  clear(text) {
    this.shown = null;
    this.#setWord(text, 'none');
    setText(this.since, '');
    for (const figure of [this.score, this.latency, this.energy]) {
      setText(figure, '–');
    }
  }

  /**
   * @param {string} text
   * @param {'fresh' | 'past' | 'none'} state
   */
  #setWord(text, state) {
    setText(this.word, text);
    this.word.dataset['state'] = state;
    this.word.style.setProperty('--letters', String(Math.max(4, text.length)));
  }

  /** Lets time pass; call about once a second. */
  tick() {
    if (!this.shown) {
      return;
    }
    const age = performance.now() - this.shownAt;
    const seconds = Math.floor(age / 1000);
    if (age > FRESH_MILLIS) {
      this.word.dataset['state'] = 'past';
    }
    setText(this.since, seconds < 2 ? 'just now' : ago(seconds));
  }
}

/** @param {number} seconds */
function ago(seconds) {
  return seconds < 90 ? `${seconds} seconds ago` : `${Math.round(seconds / 60)} minutes ago`;
}
