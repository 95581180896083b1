// @ts-check
/** The log as a list: newest first, one button per event that can be looked at. */

import { byId, download, make, setText } from '../util/dom.js';
import { score, streamTime } from '../util/format.js';

/** @typedef {import('../data/eventLog.js').EventLog} EventLog */
/** @typedef {import('../data/eventLog.js').LogEvent} LogEvent */

const ROWS = 100;

/** Why a candidate was held back, for visitors; the protocol's word is in the row's title. */
const REASONS = {
  'below-threshold': 'too weak',
  refractory: 'too soon after a word',
  'not-rearmed': 'still the same word',
  outscored: 'another word was stronger',
  interrupted: 'the sound broke off',
};

/** What lost the sound of a gap. */
const CAUSES = /** @type {Record<string, string>} */ ({
  overflow: 'processing fell behind',
  stall: 'the microphone paused',
  reopened: 'the microphone was reopened',
});

export class LogView {
  /**
   * @param {EventLog} log
   * @param {(event: LogEvent) => boolean} onChoose tells whether the event's pictures are shown
   */
  constructor(log, onChoose) {
    this.log = log;
    this.onChoose = onChoose;
    this.list = byId('log-list', HTMLElement);
    this.empty = byId('log-empty', HTMLElement);
    this.kind = byId('log-kind', HTMLSelectElement);
    this.word = byId('log-word', HTMLSelectElement);
    this.pause = byId('log-pause', HTMLButtonElement);
    /** @type {Map<HTMLElement, LogEvent>} */
    this.eventOf = new Map();
    /** The event whose pictures are frozen. @type {LogEvent | null} */
    this.marked = null;
    this.#wire();
  }

  #wire() {
    const refilter = () => {
      const kind = /** @type {import('../data/eventLog.js').Kind} */ (this.kind.value);
      this.log.filter = { kind, word: this.word.value };
      this.render();
    };
    this.kind.addEventListener('change', refilter);
    this.word.addEventListener('change', refilter);
    this.pause.addEventListener('click', () => {
      this.log.setPaused(!this.log.paused);
      this.render();
    });
    byId('log-json', HTMLButtonElement).addEventListener('click', () =>
      download('spikeword-events.json', 'application/json', this.log.toJson()),
    );
    byId('log-csv', HTMLButtonElement).addEventListener('click', () =>
      download('spikeword-events.csv', 'text/csv', this.log.toCsv()),
    );
    this.list.addEventListener('click', (click) => this.#choose(click.target));
    this.list.addEventListener('keydown', (key) => this.#move(key));
  }

  /** @param {string[]} words the keywords to filter by */
  setWords(words) {
    const chosen = this.word.value;
    this.word.replaceChildren(
      make('option', { value: '' }, 'every word'),
      ...words.map((word) => make('option', { value: word }, word)),
    );
    this.word.value = words.includes(chosen) ? chosen : '';
    if (this.word.value !== chosen) {
      // the word that was filtered by is not among these
      this.log.filter = { ...this.log.filter, word: this.word.value };
      this.render();
    }
  }

  /** @param {LogEvent} event one that the log has just taken */
  add(event) {
    if (this.log.add(event)) {
      this.#prepend(event);
    }
    this.#count();
  }

  /** Builds the whole list anew. */
  render() {
    this.eventOf.clear();
    const rows = this.log.visible(ROWS).map((event) => this.#row(event));
    this.list.replaceChildren(...rows);
    this.mark(this.marked);
    this.#rove();
    this.#count();
  }

  /** @param {LogEvent} event */
  #prepend(event) {
    const pinned = this.list.scrollTop > 4 ? this.list.scrollHeight - this.list.scrollTop : 0;
    this.list.prepend(this.#row(event));
    while (this.list.childElementCount > ROWS) {
      const last = this.list.lastElementChild;
      const button = last?.firstElementChild;
      if (button instanceof HTMLElement) {
        this.eventOf.delete(button);
      }
      last?.remove();
    }
    if (pinned > 0) {
      // somebody reads further down: what they read stays where it is
      this.list.scrollTop = this.list.scrollHeight - pinned;
    }
    this.#rove();
  }

  #count() {
    this.empty.hidden = this.list.childElementCount > 0;
    const { paused, waiting } = this.log;
    setText(this.pause, paused ? (waiting > 0 ? `Resume (${waiting} new)` : 'Resume') : 'Pause');
    this.pause.setAttribute('aria-pressed', String(paused));
  }

  /** @param {LogEvent} event */
  #row(event) {
    const time = make('span', { class: 'entry-time' }, streamTime(timeOf(event)));
    if (event.type === 'gap') {
      // there are no pictures of lost sound, so there is nothing to choose
      const what = `sound lost: ${CAUSES[event.cause] ?? event.cause}`;
      const text = make('span', { class: 'entry-what entry-wide' }, what);
      return make('li', {}, make('div', { class: 'entry entry-gap' }, time, text));
    }
    const value = event.type === 'detection' ? event.score : event.peak;
    const what = event.type === 'detection' ? 'heard' : REASONS[event.reason] ?? event.reason;
    const button = make(
      'button',
      { type: 'button', class: `entry entry-${event.type}`, tabindex: '-1' },
      time,
      make('span', { class: 'entry-word' }, event.word),
      make('span', { class: 'entry-score' }, score(value)),
      make('span', { class: 'entry-what' }, what),
    );
    if (event.type === 'suppressed') {
      button.title = `held back: ${event.reason}`;
    }
    this.eventOf.set(button, event);
    return make('li', {}, button);
  }

  /** One row can be reached with Tab, the others with the arrow keys. */
  #rove() {
    const buttons = [...this.eventOf.keys()];
    if (!buttons.some((button) => button.tabIndex === 0 && button.isConnected)) {
      const first = this.list.querySelector('button');
      if (first) {
        first.tabIndex = 0;
      }
    }
  }

  /** @param {KeyboardEvent} key */
  #move(key) {
    const buttons = [...this.list.querySelectorAll('button')];
    const at = buttons.findIndex((candidate) => candidate === key.target);
    const button = {
      ArrowDown: buttons[at + 1],
      ArrowUp: buttons[at - 1],
      Home: buttons[0],
      End: buttons[buttons.length - 1],
    }[key.key];
    if (button) {
      key.preventDefault();
      for (const other of this.eventOf.keys()) {
        other.tabIndex = -1;
      }
      button.tabIndex = 0;
      button.focus();
    }
  }

  /** @param {EventTarget | null} target */
  #choose(target) {
    const button = target instanceof Element ? target.closest('button') : null;
    const event = button ? this.eventOf.get(button) : undefined;
    if (event && this.onChoose(event)) {
      this.mark(event);
    }
  }

  /** @param {LogEvent | null} chosen the event whose pictures are frozen, or null */
  mark(chosen) {
    this.marked = chosen;
    for (const [button, event] of this.eventOf) {
      button.setAttribute('aria-pressed', String(event === chosen));
    }
  }
}

/**
 * When an event happened, stream time in milliseconds.
 *
 * @param {LogEvent} event
 */
export function timeOf(event) {
  switch (event.type) {
    case 'detection':
      return event.decisionMs;
    case 'suppressed':
      return event.peakMs;
    default:
      return event.streamTimeMs;
  }
}
