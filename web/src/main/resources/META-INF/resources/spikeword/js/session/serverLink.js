// @ts-check
/** The way to the server: one session, resumed after a loss, with its settings and round trip. */

import { Connection } from './connection.js';
import { RoundTrip } from './roundTrip.js';

/** @typedef {import('../protocol/types.js').Configuration} Configuration */
/** @typedef {import('../protocol/types.js').Hello} Hello */
/** @typedef {import('../protocol/types.js').ServerEvent} ServerEvent */
/** @typedef {import('./access.js').Access} Access */
/** @typedef {import('./connection.js').ConnectionState} ConnectionState */
/** @typedef {import('./problems.js').Problem} Problem */

/**
 * @typedef {object} LinkCallbacks
 * @property {(event: ServerEvent) => void} onEvent
 * @property {(state: ConnectionState) => void} onState
 * @property {(problem: Problem) => void} onRefused the server ended the session for good
 */

/** What the page wants to be told: everything. */
const WANTED = {
  events: ['level', 'score', 'activity', 'suppressed', 'heartbeat'],
  scoreEveryMs: 40,
  activityEverySteps: 4,
};
const PROBE_MILLIS = 5000;
/** Fatal errors that pass by themselves: the server is full, stopping, or stumbled. */
const PASSING = new Set(['too-many-sessions', 'internal', 'too-slow']);
/** The server has no sound of its own, or not yet: it may be starting. */
const UNKNOWN_SESSION = 'unknown-session';
const STARTING_ATTEMPTS = 6;

export class ServerLink {
  /**
   * @param {Access} access
   * @param {LinkCallbacks} callbacks
   */
  constructor(access, callbacks) {
    this.access = access;
    this.callbacks = callbacks;
    /** @type {Connection | null} */
    this.connection = null;
    this.roundTrip = new RoundTrip();
    this.session = '';
    this.lastSeq = 0;
    /** How often a server that had sound of its own may say that it has none. */
    this.startingAttempts = 0;
    /**
     * Whether the session that listens, or comes next, listens to sound that this page sends: what
     * is chosen in between is for that one.
     */
    this.isOwn = false;
    /** Settings of the visitor's own sessions; a new one starts with them. @type {Configuration} */
    this.own = {};
    /** The server's own session, and what this page asked of it. */
    this.shared = { session: '', model: '', asked: /** @type {Configuration} */ ({}) };
    setInterval(() => this.#probe(), PROBE_MILLIS);
  }

  /** Bytes of sound that never left this browser. */
  get droppedBytes() {
    return this.connection?.droppedBytes ?? 0;
  }

  /** Follows the session of the server's own sound. */
  follow() {
    this.close();
    this.isOwn = false;
    this.#connect(
      () => `/v1/detections${this.lastSeq > 0 ? `?resumeFrom=${this.lastSeq}` : ''}`,
      () => {
        this.roundTrip.sent(performance.now());
        return { type: 'configure', ...WANTED };
      },
      () => {},
    );
  }

  /**
   * Opens a session for sound of one channel that this page sends.
   *
   * @param {number} rate Hz
   * @param {() => void} onReady called whenever a session is ready, at first and after a loss
   */
  open(rate, onReady) {
    this.close();
    this.isOwn = true;
    this.#connect(
      () => '/v1/listen',
      () => ({ type: 'start', rate, channels: 1, format: 's16le', ...WANTED, ...this.own }),
      onReady,
    );
  }

  /** @param {ArrayBuffer} pcm 16 bit, little-endian */
  sendSound(pcm) {
    this.connection?.sendSound(pcm);
  }

  /** No more sound will come. */
  finish() {
    this.connection?.send({ type: 'finish' });
  }

  close() {
    this.connection?.close();
    this.connection = null;
    this.session = '';
    this.lastSeq = 0;
    this.roundTrip.reset();
  }

  /**
   * Asks for other settings; `configured` tells what came of it.
   *
   * @param {Configuration} change
   * @returns {boolean} false if nobody was there to ask, nor will be told later
   */
  configure(change) {
    const sent = this.#ask(change);
    if (this.isOwn) {
      this.own = merge(this.own, change);
    } else if (sent) {
      this.shared.asked = merge(this.shared.asked, change);
    }
    return sent || this.isOwn;
  }

  /** The virtual chip of the session, as far as this page knows; undefined is the one as designed. */
  get mismatch() {
    return (this.isOwn ? this.own : this.shared.asked).mismatch;
  }

  /**
   * @param {Configuration} change
   * @returns {boolean} whether it could be sent
   */
  #ask(change) {
    const sent = this.connection?.send({ type: 'configure', ...change }) ?? false;
    if (sent) {
      this.roundTrip.sent(performance.now());
    }
    return sent;
  }

  #probe() {
    if (!document.hidden && this.session !== '') {
      this.#ask({});
    }
  }

  /**
   * @param {() => string} address
   * @param {() => object} greeting
   * @param {() => void} onReady
   */
  #connect(address, greeting, onReady) {
    this.connection = new Connection({
      address: () => this.access.address(address()),
      greeting,
      mayRetry: (code) =>
        PASSING.has(code) || (code === UNKNOWN_SESSION && this.startingAttempts-- > 0),
      onEvent: (event) => this.#receive(event, onReady),
      onState: (state) => {
        if (state.name !== 'open') {
          this.roundTrip.reset();
        }
        if (state.name === 'closed' && state.problem) {
          this.callbacks.onRefused(state.problem);
        } else {
          this.callbacks.onState(state);
        }
      },
    });
    this.connection.open();
  }

  /**
   * @param {ServerEvent} event
   * @param {() => void} onReady
   */
  #receive(event, onReady) {
    const fresh = event.type === 'hello' && event.session !== this.session;
    this.lastSeq = fresh ? event.seq : Math.max(this.lastSeq, event.seq);
    if (fresh) {
      this.session = event.session;
      this.startingAttempts = this.isOwn ? 0 : STARTING_ATTEMPTS;
    } else if (event.type === 'configured' || (event.type === 'error' && !event.fatal)) {
      this.roundTrip.answered(performance.now());
    }
    if (event.type === 'hello' && !this.isOwn) {
      this.#meetShared(event);
    }
    this.callbacks.onEvent(event);
    if (fresh && this.isOwn) {
      this.#ask({});
      onReady();
    }
  }

  /** @param {Hello} hello of the server's own session */
  #meetShared(hello) {
    const { session, model, asked } = this.shared;
    const { name } = hello.model;
    // whoever else chose this model: every model begins with the chip as designed
    const chosenElsewhere = name !== model && name !== asked.model;
    const forgotten = hello.session !== session || chosenElsewhere;
    this.shared = { session: hello.session, model: name, asked: forgotten ? {} : asked };
  }
}

/**
 * Settings after a change. Another model has levels of its own, and begins with the chip as designed.
 *
 * @param {Configuration} settings
 * @param {Configuration} change
 * @returns {Configuration}
 */
function merge(settings, change) {
  const { words, mismatch, ...kept } = settings;
  return change.model === undefined
    ? { ...settings, ...change, words: { ...words, ...change.words } }
    : { ...kept, ...change };
}
