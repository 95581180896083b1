// @ts-check
/** One WebSocket that comes back after a loss. */

import { backoffMillis } from '../protocol/backoff.js';
import { parseEvent } from '../protocol/events.js';
import { closeProblem } from './problems.js';

/** @typedef {import('../protocol/types.js').ServerEvent} ServerEvent */
/** @typedef {import('./problems.js').Problem} Problem */

/**
 * @typedef {{name: 'connecting'} | {name: 'open'} | {name: 'waiting', millis: number}
 *   | {name: 'closed', problem: Problem | null}} ConnectionState
 */

/**
 * @typedef {object} ConnectionOptions
 * @property {() => Promise<string>} address path and query, asked at every attempt
 * @property {() => object | null} greeting first message, asked at every attempt
 * @property {(code: string) => boolean} mayRetry whether a fatal error of that code may pass
 * @property {(event: ServerEvent) => void} onEvent
 * @property {(state: ConnectionState) => void} onState
 */

/** Heartbeats come every 5 s: after 15 s without any message the connection counts as lost. */
const SILENCE_MILLIS = 15000;
/** Sound that waits unsent beyond this many bytes is thrown away, and counted. */
const MOST_WAITING_BYTES = 256 * 1024;

/**
 * Reconnects until {@link close} is called, the server says `finished`, a fatal `error` that
 * will not pass, or closes with a code that forbids it.
 */
export class Connection {
  /** @param {ConnectionOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.attempt = 0;
    /** Bytes of sound that this browser could not send in time. */
    this.droppedBytes = 0;
    this.done = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.retryTimer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.silenceTimer = undefined;
    /** @type {Problem | null} */
    this.fatal = null;
  }

  open() {
    this.options.onState({ name: 'connecting' });
    this.options.address().then(
      (address) => this.done || this.#connect(address),
      () => this.done || this.#retry(),
    );
  }

  /** @param {string} address path and query */
  #connect(address) {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${address}`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      const greeting = this.options.greeting();
      if (greeting) {
        socket.send(JSON.stringify(greeting));
      }
      this.options.onState({ name: 'open' });
      this.#watchSilence();
    };
    socket.onmessage = (message) => this.#receive(message.data);
    socket.onclose = (close) => this.#lost(socket, close.code, close.reason);
  }

  /** @param {unknown} data */
  #receive(data) {
    this.#watchSilence();
    const event = typeof data === 'string' ? parseEvent(data) : null;
    if (!event) {
      return;
    }
    if (event.type === 'hello') {
      this.attempt = 0;
    } else if (event.type === 'finished' && event.reason !== 'shutdown') {
      this.done = true;
    } else if (event.type === 'error' && event.fatal && !this.options.mayRetry(event.code)) {
      this.done = true;
      this.fatal = { code: event.code, message: event.message };
    }
    this.options.onEvent(event);
  }

  /** Half-open connections never close by themselves. */
  #watchSilence() {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => this.#lost(this.socket, 1006, ''), SILENCE_MILLIS);
  }

  /**
   * @param {WebSocket | null} socket
   * @param {number} code
   * @param {string} reason
   */
  #lost(socket, code, reason) {
    if (socket !== this.socket || !socket) {
      return;
    }
    this.#detach();
    this.fatal ??= closeProblem(code, reason);
    if (this.done || this.fatal) {
      this.options.onState({ name: 'closed', problem: this.fatal });
    } else {
      this.#retry();
    }
  }

  #retry() {
    const millis = backoffMillis(this.attempt++, Math.random());
    this.options.onState({ name: 'waiting', millis });
    this.retryTimer = setTimeout(() => this.open(), millis);
  }

  #detach() {
    clearTimeout(this.silenceTimer);
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      // to close a socket that is not open yet is an error in the browser's eyes
      socket.onopen = () => socket.close();
      if (socket.readyState !== WebSocket.CONNECTING) {
        socket.close();
      }
    }
  }

  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /**
   * @param {object} message
   * @returns {boolean} whether it could be sent
   */
  send(message) {
    if (!this.socket || !this.isOpen) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /**
   * Sends sound, or drops it if the network cannot keep up or is away.
   *
   * @param {ArrayBuffer} pcm
   */
  sendSound(pcm) {
    if (!this.socket || !this.isOpen || this.socket.bufferedAmount > MOST_WAITING_BYTES) {
      this.droppedBytes += pcm.byteLength;
      return;
    }
    this.socket.send(pcm);
  }

  /** Ends it; nothing is reported any more. */
  close() {
    this.done = true;
    clearTimeout(this.retryTimer);
    this.#detach();
  }
}
