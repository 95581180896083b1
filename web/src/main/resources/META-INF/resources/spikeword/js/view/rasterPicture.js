// @ts-check
/** Every spike of every neuron: one row per neuron, blocks by layer and core. */

import { RasterRows } from '../data/rasterRows.js';
import { ScrollingPicture } from './scrollingPicture.js';

/** @typedef {import('../data/history.js').History} History */
/** @typedef {import('../data/networkLayout.js').NetworkLayout} NetworkLayout */
/** @typedef {import('./palette.js').Palette} Palette */

export class RasterPicture {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    /** @type {History | null} */
    this.history = null;
    /** @type {Palette | null} */
    this.palette = null;
    /** @type {RasterRows | null} */
    this.rows = null;
    /** 1 for neurons of a keyword's population. */
    this.isKeyword = new Uint8Array(0);
    this.scroll = new ScrollingPicture(canvas, (...step) => this.#paint(...step));
  }

  /**
   * @param {History} history
   * @param {NetworkLayout} layout
   * @param {Palette} palette
   */
  setUp(history, layout, palette) {
    this.history = history;
    this.palette = palette;
    this.rows = new RasterRows(layout);
    this.isKeyword = Uint8Array.from({ length: layout.neurons }, (_, n) =>
      layout.populationOf(n)?.keyword ? 1 : 0,
    );
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
    const { history, palette, rows } = this;
    if (!history || !palette || !rows) {
      return;
    }
    if (!history.hasActivity(step)) {
      context.fillStyle = palette.gap;
      context.fillRect(x, 0, width, height);
      return;
    }
    const rowHeight = height / rows.rows;
    const tall = Math.max(1, Math.round(rowHeight));
    const wide = Math.max(width, this.scroll.scale);
    context.fillStyle = palette.ink;
    let keyword = 0;
    for (let n = 0; n < rows.rowOf.length; n++) {
      if (history.firedAt(step, n)) {
        if (this.isKeyword[n] !== keyword) {
          keyword = this.isKeyword[n] ?? 0;
          context.fillStyle = keyword ? palette.accent : palette.ink;
        }
        context.fillRect(x, Math.round((rows.rowOf[n] ?? 0) * rowHeight), wide, tall);
      }
    }
  }
}
