// @ts-check
/** Switches between the sources of sound, and brings their sound to the server. */

import { Clip } from '../audio/clip.js';
import { Microphone } from '../audio/microphone.js';
import { toS16le } from '../audio/pcm.js';
import { MICROPHONE_LOST, VisitorError, noRecording, unexpected, unreadable } from './problems.js';
import { ServerLink } from './serverLink.js';

/** @typedef {import('../protocol/types.js').ServerEvent} ServerEvent */
/** @typedef {import('./access.js').Access} Access */
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

export class Listener {
  /**
   * @param {Access} access
   * @param {ListenerCallbacks} callbacks
   */
  constructor(access, callbacks) {
    this.access = access;
    this.callbacks = callbacks;
    this.link = new ServerLink(access, {
      onEvent: (event) => this.#receive(event),
      onState: (state) => this.#follow(state),
      onRefused: (problem) => this.#giveUp(this.turn, problem),
    });
    /** @type {SourceName} */
    this.source = 'server';
    /** @type {Microphone | null} */
    this.microphone = null;
    /** @type {Clip | null} */
    this.clip = null;
    this.audible = false;
    /** Counts the switches: what an outdated one still awaits is thrown away. */
    this.turn = 0;
  }

  /** Listens to the server's own microphone or recording. */
  listenToServer() {
    this.#switchTo('server');
    this.#say({ name: 'listening' }, '');
    this.link.follow();
  }

  /** Listens to this browser's microphone. */
  async listenToMicrophone() {
    const turn = this.#switchTo('microphone');
    this.#say({ name: 'preparing' }, 'Waiting for permission …');
    await this.#attempt(turn, async () => {
      const microphone = await Microphone.open(
        (samples) => this.link.sendSound(toS16le(samples)),
        () => this.#giveUp(turn, MICROPHONE_LOST),
      );
      if (turn !== this.turn) {
        microphone.close();
        return;
      }
      this.microphone = microphone;
      const resampled = microphone.rate === 16000 ? '' : ', resampled to 16 kHz by the server';
      const name = microphone.label || 'Microphone';
      this.#say({ name: 'listening' }, `${name}, ${microphone.rate / 1000} kHz${resampled}`);
      this.link.open(microphone.rate, () => {});
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
    await this.#attempt(turn, async () => {
      const bytes = await file.arrayBuffer().catch(() => null);
      if (!bytes) {
        throw new VisitorError(unreadable(file.name));
      }
      await this.#play(turn, file.name, bytes);
    });
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

  /** Plays the last recording once more; the server's is fetched if it never came. */
  playAgain() {
    if (!this.clip && this.source === 'recording') {
      void this.listenToRecording();
    } else if (this.clip) {
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
   * @param {SourceName} source
   * @returns {number} the number of this turn
   */
  #switchTo(source) {
    this.link.close();
    this.link.isOwn = source !== 'server';
    this.microphone?.close();
    this.microphone = null;
    this.clip?.pause();
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
        console.error(error);
      }
      this.#giveUp(turn, error instanceof VisitorError ? error.problem : unexpected(error));
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
    this.link.open(clip.rate, () =>
      clip.play(
        (samples) => this.link.sendSound(toS16le(samples)),
        () => turn === this.turn && this.link.finish(),
      ),
    );
  }

  /** @param {ConnectionState} state */
  #follow(state) {
    if (state.name !== 'open') {
      this.clip?.pause();
    }
    this.callbacks.onConnection(state);
  }

  /** @param {ServerEvent} event */
  #receive(event) {
    this.callbacks.onEvent(event);
    if (event.type === 'finished' && event.reason !== 'shutdown') {
      this.#say({ name: 'finished' }, this.clip && this.source !== 'server' ? this.clip.name : '');
    }
  }
}
