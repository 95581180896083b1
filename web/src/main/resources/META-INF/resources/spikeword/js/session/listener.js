// @ts-check
/** Switches between the sources of sound and keeps one connection to the server alive. */

import { Clip } from '../audio/clip.js';
import { Microphone } from '../audio/microphone.js';
import { toS16le } from '../audio/pcm.js';
import { Connection } from './connection.js';
import { MICROPHONE_LOST, VisitorError, noRecording } from './problems.js';
import { RoundTrip } from './roundTrip.js';

/** @typedef {import('../protocol/types.js').Configuration} Configuration */
/** @typedef {import('../protocol/types.js').ServerEvent} ServerEvent */
/** @typedef {import('./connection.js').ConnectionState} ConnectionState */
/** @typedef {import('./problems.js').Problem} Problem */

/** @typedef {'server' | 'microphone' | 'file' | 'recording'} SourceName */

/**
 * @typedef {{name: 'preparing'} | {name: 'listening'} | {name: 'finished'} | {name: 'stopped'}}
 *   ListenerState
 */

/**
 * @typedef {object} ListenerCallbacks
 * @property {(event: ServerEvent) => void} onEvent
 * @property {(state: ConnectionState) => void} onConnection
 * @property {(source: SourceName, state: ListenerState, detail: string) => void} onSource
 * @property {(problem: Problem) => void} onProblem
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

export class Listener {
  /**
   * @param {import('./access.js').Access} access
   * @param {ListenerCallbacks} callbacks
   */
  constructor(access, callbacks) {
    this.access = access;
    this.callbacks = callbacks;
    /** @type {SourceName} */
    this.source = 'server';
    /** @type {Connection | null} */
    this.connection = null;
    /** @type {Microphone | null} */
    this.microphone = null;
    /** @type {Clip | null} */
    this.clip = null;
    this.audible = false;
    this.roundTrip = new RoundTrip();
    this.session = '';
    this.lastSeq = 0;
    /** How often a server that had sound of its own may say that it has none. */
    this.startingAttempts = 0;
    /** Settings of the visitor's own sessions; a new one starts with them. @type {Configuration} */
    this.own = {};
    /** Counts the switches: what an outdated one still awaits is thrown away. */
    this.turn = 0;
    setInterval(() => this.#probe(), PROBE_MILLIS);
  }

  /** Bytes of sound that never left this browser. */
  get droppedBytes() {
    return this.connection?.droppedBytes ?? 0;
  }

  /** Listens to the server's own microphone or recording. */
  listenToServer() {
    this.#switchTo('server');
    this.#say({ name: 'listening' }, '');
    this.#connect(
      () => (this.lastSeq > 0 ? `/v1/detections?resumeFrom=${this.lastSeq}` : '/v1/detections'),
      () => {
        this.roundTrip.sent(performance.now());
        return { type: 'configure', ...WANTED };
      },
    );
  }

  /** Listens to this browser's microphone. */
  async listenToMicrophone() {
    const turn = this.#switchTo('microphone');
    this.#say({ name: 'preparing' }, 'Waiting for permission …');
    await this.#attempt(turn, async () => {
      const microphone = await Microphone.open(
        (samples) => this.connection?.sendSound(toS16le(samples)),
        () => this.#giveUp(turn, MICROPHONE_LOST),
      );
      if (turn !== this.turn) {
        microphone.close();
        return;
      }
      this.microphone = microphone;
      const kilohertz = microphone.rate / 1000;
      const resampled = microphone.rate === 16000 ? '' : ', resampled to 16 kHz by the server';
      this.#say({ name: 'listening' }, `${microphone.label || 'Microphone'}, ${kilohertz} kHz${resampled}`);
      this.#connectOwn(microphone.rate);
    });
  }

  /**
   * Plays a dropped or chosen file to the network.
   *
   * @param {File} file
   */
  async listenToFile(file) {
    const turn = this.#switchTo('file');
    this.#say({ name: 'preparing' }, `Reading ${file.name} …`);
    await this.#attempt(turn, async () => this.#play(turn, file.name, await file.arrayBuffer()));
  }

  /** Plays the server's demonstration recording to the network. */
  async listenToRecording() {
    const turn = this.#switchTo('recording');
    this.#say({ name: 'preparing' }, 'Fetching the recording …');
    await this.#attempt(turn, async () => {
      const answer = await this.access.fetch('/v1/recording').catch(() => null);
      if (!answer?.ok) {
        throw new VisitorError(noRecording(answer?.status ?? 0));
      }
      await this.#play(turn, 'recording.wav', await answer.arrayBuffer());
    });
  }

  /** Plays the last recording once more. */
  playAgain() {
    if (this.clip) {
      const clip = this.clip;
      const turn = this.#switchTo(this.source);
      clip.sent = 0;
      this.#start(turn, clip);
    }
  }

  stop() {
    this.#switchTo(this.source);
    this.#say({ name: 'stopped' }, '');
    this.callbacks.onConnection({ name: 'closed', problem: null });
  }

  /**
   * Lets the visitor hear the recording that is played.
   *
   * @param {boolean} audible
   */
  setAudible(audible) {
    this.audible = audible;
    this.clip?.setAudible(audible);
  }

  /**
   * Asks for other settings; `configured` tells what came of it.
   *
   * @param {Configuration} change
   */
  configure(change) {
    if (this.source !== 'server') {
      this.own = { ...this.own, ...change, words: { ...this.own.words, ...change.words } };
      if (change.model !== undefined) {
        delete this.own.words;
      }
    }
    this.#ask(change);
  }

  /** @param {Configuration} change */
  #ask(change) {
    if (this.connection?.send({ type: 'configure', ...change })) {
      this.roundTrip.sent(performance.now());
    }
  }

  #probe() {
    if (!document.hidden && this.session !== '') {
      this.#ask({});
    }
  }

  /**
   * @param {SourceName} source
   * @returns {number} the number of this turn
   */
  #switchTo(source) {
    this.connection?.close();
    this.connection = null;
    this.microphone?.close();
    this.microphone = null;
    this.clip?.pause();
    this.session = '';
    this.lastSeq = 0;
    this.roundTrip.reset();
    this.source = source;
    return ++this.turn;
  }

  /**
   * @param {ListenerState} state
   * @param {string} detail
   */
  #say(state, detail) {
    this.callbacks.onSource(this.source, state, detail);
  }

  /**
   * @param {number} turn
   * @param {() => Promise<void>} action
   */
  async #attempt(turn, action) {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof VisitorError)) {
        throw error;
      }
      this.#giveUp(turn, error.problem);
    }
  }

  /**
   * @param {number} turn
   * @param {Problem} problem
   */
  #giveUp(turn, problem) {
    if (turn === this.turn) {
      this.stop();
      this.callbacks.onProblem(problem);
    }
  }

  /**
   * @param {number} turn
   * @param {string} name
   * @param {ArrayBuffer} bytes
   */
  async #play(turn, name, bytes) {
    const clip = await Clip.decode(name, bytes);
    if (turn === this.turn) {
      this.#start(turn, clip);
    }
  }

  /**
   * @param {number} turn
   * @param {Clip} clip
   */
  #start(turn, clip) {
    this.clip = clip;
    clip.setAudible(this.audible);
    this.#say({ name: 'listening' }, `${clip.name}: ${clip.description}`);
    const connection = this.#connectOwn(clip.rate, () =>
      clip.play(
        (samples) => connection.sendSound(toS16le(samples)),
        () => turn === this.turn && connection.send({ type: 'finish' }),
      ),
    );
  }

  /**
   * @param {number} rate Hz
   * @param {() => void} [onHello] called whenever the server is ready for sound
   */
  #connectOwn(rate, onHello) {
    return this.#connect(
      () => '/v1/listen',
      () => ({ type: 'start', rate, channels: 1, format: 's16le', ...WANTED, ...this.own }),
      onHello,
    );
  }

  /**
   * @param {() => string} address
   * @param {() => object} greeting
   * @param {() => void} [onHello]
   */
  #connect(address, greeting, onHello) {
    const connection = new Connection({
      address: () => this.access.address(address()),
      greeting,
      mayRetry: (code) =>
        PASSING.has(code) || (code === UNKNOWN_SESSION && this.startingAttempts-- > 0),
      onEvent: (event) => this.#receive(event, onHello),
      onState: (state) => {
        if (state.name !== 'open') {
          this.roundTrip.reset();
          this.clip?.pause();
        }
        if (state.name === 'closed' && state.problem) {
          this.#giveUp(this.turn, state.problem);
        } else {
          this.callbacks.onConnection(state);
        }
      },
    });
    this.connection = connection;
    connection.open();
    return connection;
  }

  /**
   * @param {ServerEvent} event
   * @param {(() => void) | undefined} onHello
   */
  #receive(event, onHello) {
    if (event.type === 'hello') {
      const fresh = event.session !== this.session;
      this.session = event.session;
      this.startingAttempts = this.source === 'server' ? STARTING_ATTEMPTS : 0;
      this.lastSeq = fresh ? event.seq : Math.max(this.lastSeq, event.seq);
      this.callbacks.onEvent(event);
      if (fresh && this.source !== 'server') {
        this.#ask({});
        onHello?.();
      }
      return;
    }
    if (event.type === 'configured' || (event.type === 'error' && !event.fatal)) {
      this.roundTrip.answered(performance.now());
    }
    this.lastSeq = Math.max(this.lastSeq, event.seq);
    this.callbacks.onEvent(event);
    if (event.type === 'finished' && event.reason !== 'shutdown') {
      this.#say({ name: 'finished' }, this.clip && this.source !== 'server' ? this.clip.name : '');
    }
  }
}
