// @ts-check
/** The loudness of the last seconds as an envelope, with marks where the sound was clipped. */

import { decibels } from '../util/format.js';
import { ScrollingPicture } from './scrollingPicture.js';

/** @typedef {import('../data/history.js').History} History */
/** @typedef {import('./palette.js').Palette} Palette */

/** Softest level that has any height, dB below full scale. */
const FLOOR_DB = -60;

export class SoundPicture {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    /** @type {History | null} */
    this.history = null;
    /** @type {Palette | null} */
    this.palette = null;
    this.scroll = new ScrollingPicture(canvas, (...step) => this.#paint(...step));
  }

  /**
   * @param {History} history
   * @param {Palette} palette
   */
  setUp(history, palette) {
    this.history = history;
    this.palette = palette;
    this.scroll.setBackground(palette.surface);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} step
   * @param {number} x
   * @param {number} width
   * @param {number} height
   */
  #paint(context, step, x, width, height) {
    const { history, palette } = this;
    if (!history || !palette) {
      return;
    }
    if (!history.hasLevel(step)) {
      context.fillStyle = palette.gap;
      context.fillRect(x, height / 2, width, 1);
      return;
    }
    const clipped = history.clippedAt(step);
    context.fillStyle = palette.line;
    fill(context, x, width, height, barHeight(history.peakAt(step)));
    context.fillStyle = clipped ? palette.accent : palette.muted;
    fill(context, x, width, height, barHeight(history.rmsAt(step)));
    if (clipped) {
      context.fillRect(x, 0, width, Math.max(2, height / 16));
    }
  }
}

/**
 * @param {number} amplitude full scale 1
 * @returns {number} 0..1
 */
function barHeight(amplitude) {
  return Math.max(0, 1 - decibels(amplitude, FLOOR_DB) / FLOOR_DB);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} width
 * @param {number} height
 * @param {number} share 0..1
 */
function fill(context, x, width, height, share) {
  const tall = Math.max(1, share * height);
  context.fillRect(x, (height - tall) / 2, width, tall);
}
