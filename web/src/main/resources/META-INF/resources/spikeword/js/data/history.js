// @ts-check
/** What the chip saw and did in the last minutes, in typed arrays of fixed size. */

import { unpackSpikes } from '../protocol/events.js';

/** @typedef {import('../protocol/types.js').Model} Model */
/** @typedef {import('../protocol/types.js').Activity} Activity */

/** 65,536 steps of 8 ms: 8.7 minutes, about 6 MB for a full chip. */
export const CAPACITY = 65536;

/** Steps after which nobody waits any more for the activity of what is known otherwise. */
const STALE_ACTIVITY = 125;

const HAS_ACTIVITY = 1;
const HAS_SCORES = 2;
const HAS_LEVEL = 4;
const CLIPPED = 8;

/**
 * A ring of steps. Steps are numbered from 0 at the start of the stream; the ring keeps the newest
 * {@link capacity} of them. Nothing is allocated after construction.
 */
export class History {
  /**
   * @param {Model} model
   * @param {number} [capacity] steps to keep, a positive integer
   */
  constructor(model, capacity = CAPACITY) {
    this.capacity = capacity;
    this.channels = model.centreHz.length;
    this.words = model.keywords.length;
    /** Bytes of each stage inside a step's record. @type {number[]} */
    this.stageBytes = model.stages.map((stage) => (stage.neurons + 7) >> 3);
    /** @type {number[]} */
    this.byteOffset = [];
    let bytes = 0;
    for (const stageBytes of this.stageBytes) {
      this.byteOffset.push(bytes);
      bytes += stageBytes;
    }
    this.bytesPerStep = bytes;
    this.byteOf = new Uint16Array(model.stages.reduce((sum, stage) => sum + stage.neurons, 0));
    this.maskOf = new Uint8Array(this.byteOf.length);
    let neuron = 0;
    model.stages.forEach((stage, s) => {
      for (let n = 0; n < stage.neurons; n++, neuron++) {
        this.byteOf[neuron] = (this.byteOffset[s] ?? 0) + (n >> 3);
        this.maskOf[neuron] = 1 << (n & 7);
      }
    });
    this.inputs = new Float32Array(capacity * this.channels);
    this.spikes = new Uint8Array(capacity * bytes);
    this.scores = new Float32Array(capacity * this.words);
    this.rms = new Float32Array(capacity);
    this.peak = new Float32Array(capacity);
    this.flags = new Uint8Array(capacity);
    /** One after the newest step that anything is known of. */
    this.end = 0;
    this.levelEnd = 0;
    this.scoreEnd = 0;
    this.activityEnd = 0;
    /** Lowest step that has changed since {@link takeChanged}. */
    this.changedFrom = Infinity;
  }

  /** One after the newest step that pictures can show: with activity, if there is any lately. */
  get newest() {
    return this.end - this.activityEnd > STALE_ACTIVITY ? this.end : this.activityEnd;
  }

  /**
   * Tells once from which step on something has changed; what comes late changes painted steps.
   *
   * @returns {number} Infinity if nothing has
   */
  takeChanged() {
    const from = this.changedFrom;
    this.changedFrom = Infinity;
    return from;
  }

  /** The oldest step that is still kept. */
  get start() {
    return Math.max(0, this.end - this.capacity);
  }

  /**
   * Makes room up to a step; steps in between that nobody told us about stay unknown.
   *
   * @param {number} end
   */
  #extend(end) {
    if (end - this.end >= this.capacity) {
      this.flags.fill(0);
    } else {
      for (let step = this.end; step < end; step++) {
        this.flags[step % this.capacity] = 0;
      }
    }
    this.end = Math.max(this.end, end);
  }

  /**
   * Takes the steps of an activity event; steps that are known already are skipped.
   *
   * @param {Activity} event
   */
  addActivity(event) {
    const count = event.spikes.length;
    this.#extend(event.firstStep + count);
    this.activityEnd = Math.max(this.activityEnd, event.firstStep + count);
    for (let i = 0; i < count; i++) {
      const step = event.firstStep + i;
      if (step < this.start || this.hasActivity(step)) {
        continue;
      }
      const slot = step % this.capacity;
      const input = event.input[i] ?? [];
      for (let c = 0; c < this.channels; c++) {
        this.inputs[slot * this.channels + c] = input[c] ?? 0;
      }
      const stages = event.spikes[i] ?? [];
      for (let s = 0; s < this.stageBytes.length; s++) {
        const offset = slot * this.bytesPerStep + (this.byteOffset[s] ?? 0);
        unpackSpikes(stages[s] ?? '', this.spikes, offset, this.stageBytes[s] ?? 0);
      }
      this.#setScores(step, event.scores[i] ?? []);
      this.changedFrom = Math.min(this.changedFrom, step);
      this.flags[slot] = (this.flags[slot] ?? 0) | HAS_ACTIVITY;
    }
  }

  /**
   * Takes a score event: the scores hold back to the last one that was told.
   *
   * @param {number} step
   * @param {number[]} scores in keyword order
   */
  addScores(step, scores) {
    this.#extend(step + 1);
    const from = step - this.scoreEnd > 125 ? step : Math.max(this.scoreEnd, this.start);
    for (let s = from; s <= step; s++) {
      if (!this.hasScores(s)) {
        this.#setScores(s, scores);
      }
    }
    this.changedFrom = Math.min(this.changedFrom, from);
  }

  /**
   * @param {number} step
   * @param {number[]} scores
   */
  #setScores(step, scores) {
    const slot = step % this.capacity;
    for (let w = 0; w < this.words; w++) {
      this.scores[slot * this.words + w] = scores[w] ?? 0;
    }
    this.flags[slot] = (this.flags[slot] ?? 0) | HAS_SCORES;
    this.scoreEnd = Math.max(this.scoreEnd, step + 1);
  }

  /**
   * Takes a level event, which speaks for the steps since the last one.
   *
   * @param {number} step
   * @param {number} rms full scale 1
   * @param {number} peak full scale 1
   * @param {boolean} clipped
   */
  addLevel(step, rms, peak, clipped) {
    this.#extend(step + 1);
    const from = step - this.levelEnd > 125 ? step : Math.max(this.levelEnd, this.start);
    for (let s = from; s <= step; s++) {
      const slot = s % this.capacity;
      this.rms[slot] = rms;
      this.peak[slot] = peak;
      this.flags[slot] = (this.flags[slot] ?? 0) | HAS_LEVEL | (clipped ? CLIPPED : 0);
    }
    this.levelEnd = Math.max(this.levelEnd, step + 1);
    this.changedFrom = Math.min(this.changedFrom, from);
  }

  /**
   * @param {number} step
   * @param {number} flag
   */
  #has(step, flag) {
    return (
      step >= this.start &&
      step < this.end &&
      ((this.flags[step % this.capacity] ?? 0) & flag) !== 0
    );
  }

  /** @param {number} step */
  hasActivity(step) {
    return this.#has(step, HAS_ACTIVITY);
  }

  /** @param {number} step */
  hasScores(step) {
    return this.#has(step, HAS_SCORES);
  }

  /** @param {number} step */
  hasLevel(step) {
    return this.#has(step, HAS_LEVEL);
  }

  /** @param {number} step */
  clippedAt(step) {
    return this.#has(step, CLIPPED);
  }

  /** @param {number} step */
  rmsAt(step) {
    return this.rms[step % this.capacity] ?? 0;
  }

  /** @param {number} step */
  peakAt(step) {
    return this.peak[step % this.capacity] ?? 0;
  }

  /**
   * Value of a channel; only meaningful where {@link hasActivity}.
   *
   * @param {number} step
   * @param {number} channel
   */
  inputAt(step, channel) {
    return this.inputs[(step % this.capacity) * this.channels + channel] ?? 0;
  }

  /**
   * Score of a keyword; only meaningful where {@link hasScores}.
   *
   * @param {number} step
   * @param {number} word index in keyword order
   */
  scoreAt(step, word) {
    return this.scores[(step % this.capacity) * this.words + word] ?? 0;
  }

  /**
   * Whether a neuron fired; only meaningful where {@link hasActivity}.
   *
   * @param {number} step
   * @param {number} neuron counted over the whole network
   */
  firedAt(step, neuron) {
    const index = (step % this.capacity) * this.bytesPerStep + (this.byteOf[neuron] ?? 0);
    return ((this.spikes[index] ?? 0) & (this.maskOf[neuron] ?? 0)) !== 0;
  }

  /**
   * Spikes of a neuron from one step to another, both included.
   *
   * @param {number} neuron
   * @param {number} from
   * @param {number} to
   */
  countSpikes(neuron, from, to) {
    let count = 0;
    for (let step = Math.max(from, this.start); step <= to && step < this.end; step++) {
      if (this.hasActivity(step) && this.firedAt(step, neuron)) {
        count++;
      }
    }
    return count;
  }
}
