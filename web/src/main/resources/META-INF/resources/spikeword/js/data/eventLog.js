// @ts-check
/** The list of what was heard and what was held back: bounded, filtered, paused, exported. */

/** @typedef {import('../protocol/types.js').Detection} Detection */
/** @typedef {import('../protocol/types.js').Suppressed} Suppressed */
/** @typedef {import('../protocol/types.js').Gap} Gap */
/** @typedef {Detection | Suppressed | Gap} LogEvent */
/** @typedef {'all' | 'detection' | 'suppressed'} Kind */

/** @typedef {{kind: Kind, word: string}} Filter an empty word takes every word */

const LIMIT = 1000;

export class EventLog {
  /** @param {number} [limit] how many events to keep */
  constructor(limit = LIMIT) {
    this.limit = limit;
    /** Newest last. @type {LogEvent[]} */
    this.events = [];
    /** @type {Filter} */
    this.filter = { kind: 'all', word: '' };
    this.paused = false;
    /** Events that arrived during the pause and match the filter. */
    this.waiting = 0;
    /** Events taken so far, kept or not. */
    this.taken = 0;
    /** Events taken before the pause began. */
    this.takenBeforePause = 0;
  }

  /**
   * Adds an event unless a resumed connection has told it before.
   *
   * @param {LogEvent} event
   * @returns {boolean} whether the visible list changed
   */
  add(event) {
    if (this.#known(event)) {
      return false;
    }
    this.events.push(event);
    this.taken++;
    if (this.events.length > this.limit) {
      this.events.splice(0, this.events.length - this.limit);
    }
    if (!this.matches(event)) {
      return false;
    }
    if (this.paused) {
      this.waiting++;
      return false;
    }
    return true;
  }

  /** @param {LogEvent} event */
  #known(event) {
    for (let i = this.events.length - 1; i >= 0 && i >= this.events.length - 200; i--) {
      const other = this.events[i];
      if (other?.session === event.session && other.seq === event.seq) {
        return true;
      }
    }
    return false;
  }

  /** @param {LogEvent} event */
  matches(event) {
    const kindFits = this.filter.kind === 'all' || event.type === this.filter.kind;
    const word = event.type === 'gap' ? '' : event.word;
    return kindFits && (this.filter.word === '' || word === this.filter.word);
  }

  /** @param {boolean} paused */
  setPaused(paused) {
    this.takenBeforePause = this.taken;
    this.paused = paused;
    this.waiting = 0;
  }

  /**
   * What the list shows now, newest first; during a pause nothing newer than its start.
   *
   * @param {number} most
   * @returns {LogEvent[]}
   */
  visible(most) {
    const shown = [];
    const hidden = this.paused ? this.taken - this.takenBeforePause : 0;
    for (let i = this.events.length - 1 - hidden; i >= 0 && shown.length < most; i--) {
      const event = /** @type {LogEvent} */ (this.events[i]);
      if (this.matches(event)) {
        shown.push(event);
      }
    }
    return shown;
  }

  /** All kept events that match the filter, as a JSON document. */
  toJson() {
    return JSON.stringify(this.events.filter((event) => this.matches(event)), null, 2) + '\n';
  }

  /** The same as comma-separated values (RFC 4180), one header line. */
  toCsv() {
    const columns = [
      'type', 'wallTime', 'session', 'seq', 'streamTimeMs', 'word', 'score', 'peak', 'threshold',
      'onsetMs', 'peakMs', 'decisionMs', 'latencyMs', 'energyNanojoules', 'reason', 'id',
      'lostSamples', 'cause',
    ];
    const lines = [columns.join(',')];
    for (const event of this.events) {
      if (this.matches(event)) {
        const fields = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (event));
        lines.push(columns.map((column) => csvField(fields[column])).join(','));
      }
    }
    return lines.join('\r\n') + '\r\n';
  }
}

/** @param {unknown} value */
function csvField(value) {
  if (value === undefined || value === null) {
    return '';
  }
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
