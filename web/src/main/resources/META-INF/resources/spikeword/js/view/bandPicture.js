// @ts-check
/** What reaches the chip: one row per frequency band, low ones at the bottom. */

import { ValueScale } from '../data/valueScale.js';
import { ScrollingPicture } from './scrollingPicture.js';

/** @typedef {import('../data/history.js').History} History */
/** @typedef {import('./palette.js').Palette} Palette */

export class BandPicture {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    /** @type {History | null} */
    this.history = null;
    /** @type {Palette | null} */
    this.palette = null;
    this.scale = new ValueScale(0, 1);
    this.scroll = new ScrollingPicture(canvas, (...step) => this.#paint(...step));
  }

  /**
   * @param {History} history
   * @param {Palette} palette
   */
  setUp(history, palette) {
    if (history !== this.history) {
      this.scale = new ValueScale(0, 1);
    }
    this.history = history;
    this.palette = palette;
    this.scroll.setBackground(palette.surface);
  }

  /**
   * Fits the colours to what is shown.
   *
   * @param {number} start
   * @param {number} end
   */
  fit(start, end) {
    const history = this.history;
    if (!history) {
      return;
    }
    let highest = 0;
    for (let step = Math.max(start, history.start); step < end; step++) {
      if (history.hasActivity(step)) {
        for (let c = 0; c < history.channels; c++) {
          highest = Math.max(highest, history.inputAt(step, c));
        }
      }
    }
    if (highest > 0 && this.scale.fit(0, highest)) {
      this.scroll.invalidate();
    }
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
    if (!history.hasActivity(step)) {
      context.fillStyle = palette.gap;
      context.fillRect(x, 0, width, height);
      return;
    }
    const rows = history.channels;
    const last = palette.heat.length - 1;
    for (let c = 0; c < rows; c++) {
      // the root lifts soft sound into sight
      const share = Math.sqrt(Math.min(1, history.inputAt(step, c) / this.scale.high));
      const top = Math.round(((rows - 1 - c) * height) / rows);
      const bottom = Math.round(((rows - c) * height) / rows);
      context.fillStyle = palette.heat[Math.round(share * last)] ?? palette.surface;
      context.fillRect(x, top, width, bottom - top);
    }
  }
}
