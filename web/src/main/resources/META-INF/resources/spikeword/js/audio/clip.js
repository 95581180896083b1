// @ts-check
/** A recording: decoded, handed on at the speed of sound, and heard on request. */

import { VisitorError, notSound, undecodable } from '../session/problems.js';
import { readFormat } from './fileFormat.js';
import { samplesDue } from './pacing.js';
import { mixDown } from './pcm.js';

/** Rate that recordings are decoded to: the filter bank's own, Hz. */
const RATE = 16000;
const TICK_MILLIS = 32;
const LONGEST_MESSAGE = 8000;

export class Clip {
  /**
   * @param {string} name
   * @param {Float32Array} samples mono, full scale 1
   * @param {string} description kind, rate and length in words
   */
  constructor(name, samples, description) {
    this.name = name;
    this.samples = samples;
    this.description = description;
    this.rate = RATE;
    this.sent = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    this.audible = false;
    /** @type {AudioContext | null} */
    this.speaker = null;
  }

  /**
   * Decodes a WAV or FLAC file.
   *
   * @param {string} name
   * @param {ArrayBuffer} bytes
   * @returns {Promise<Clip>}
   * @throws {VisitorError} if it is no such file, or damaged
   */
  static async decode(name, bytes) {
    const format = readFormat(bytes);
    if (!format) {
      throw new VisitorError(notSound(name));
    }
    const decoder = new OfflineAudioContext(1, 1, RATE);
    /** @type {AudioBuffer} */
    let sound;
    try {
      sound = await decoder.decodeAudioData(bytes);
    } catch {
      throw new VisitorError(undecodable(name));
    }
    const channels = Array.from({ length: sound.numberOfChannels }, (_, c) =>
      sound.getChannelData(c),
    );
    const seconds = sound.duration.toFixed(1);
    const kind = `${format.kind}, ${format.sampleRate / 1000} kHz, ${format.bits} bit, ${seconds} s`;
    return new Clip(name, mixDown(channels), kind);
  }

  /**
   * Hands the samples on in real time, and pauses while this tab gets too little time for that;
   * goes on where it was after {@link pause}.
   *
   * @param {(samples: Float32Array) => void} onSamples
   * @param {() => void} onEnd
   */
  play(onSamples, onEnd) {
    this.pause();
    let began = performance.now() - (1000 * this.sent) / RATE;
    this.timer = setInterval(() => {
      const total = this.samples.length;
      const elapsed = performance.now() - began;
      const due = samplesDue(elapsed, RATE, this.sent, total, LONGEST_MESSAGE);
      if (due.samples > 0) {
        onSamples(this.samples.subarray(this.sent, this.sent + due.samples));
        this.sent += due.samples;
      }
      if (this.sent >= total) {
        this.pause();
        onEnd();
      } else if (due.lateMillis > 0) {
        began += due.lateMillis;
        // what is heard waits for what is sent
        this.#sound();
      }
    }, TICK_MILLIS);
    this.#sound();
  }

  /** @param {boolean} audible */
  setAudible(audible) {
    this.audible = audible;
    this.#silence();
    if (this.timer !== undefined) {
      this.#sound();
    }
  }

  /** Lets the rest be heard, from where the sending is. */
  #sound() {
    this.#silence();
    if (!this.audible || this.sent >= this.samples.length) {
      return;
    }
    const speaker = new AudioContext();
    const buffer = speaker.createBuffer(1, this.samples.length, RATE);
    buffer.getChannelData(0).set(this.samples);
    const player = speaker.createBufferSource();
    player.buffer = buffer;
    player.connect(speaker.destination);
    player.start(0, this.sent / RATE);
    this.speaker = speaker;
  }

  #silence() {
    void this.speaker?.close();
    this.speaker = null;
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.#silence();
  }
}
