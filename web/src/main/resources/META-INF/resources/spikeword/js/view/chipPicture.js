// @ts-check
/** The chip from above: its cores, the neurons placed in them, lit while they fire. */

import { context2d } from './scrollingPicture.js';

/** @typedef {import('../data/history.js').History} History */
/** @typedef {import('../data/networkLayout.js').NetworkLayout} NetworkLayout */
/** @typedef {import('./palette.js').Palette} Palette */

/** Cores are drawn five rows high, so that a larger core is wider. */
export const ROWS = 5;
/** Share of its light that a neuron keeps per step. */
const KEEP_PER_STEP = 0.82;
/** Number of brightness levels that are told apart. */
const LEVELS = 8;

/** One canvas for one core. */
class CoreCanvas {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {number} core
   * @param {number} cells
   */
  constructor(canvas, core, cells) {
    this.canvas = canvas;
    this.core = core;
    this.cells = cells;
    this.context = context2d(canvas);
    /** Neuron in each cell, or -1. */
    this.neuronAt = new Int16Array(cells).fill(-1);
    this.visible = true;
    new IntersectionObserver((entries) => {
      this.visible = entries[entries.length - 1]?.isIntersecting ?? true;
    }).observe(canvas);
    new ResizeObserver(() => this.#fit()).observe(canvas);
  }

  get columns() {
    return Math.ceil(this.cells / ROWS);
  }

  /** Fits the bitmap to the place that the style sheet gives it. */
  #fit() {
    const scale = Math.min(2, window.devicePixelRatio || 1);
    const width = Math.max(1, Math.round(this.canvas.clientWidth * scale));
    const height = Math.round((width * ROWS) / this.columns);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.context.fillStyle = getComputedStyle(this.canvas).backgroundColor;
      this.context.fillRect(0, 0, width, height);
    }
  }
}

export class ChipPicture {
  constructor() {
    /** @type {CoreCanvas[]} */
    this.cores = [];
    /** @type {NetworkLayout | null} */
    this.layout = null;
    /** @type {Palette | null} */
    this.palette = null;
    this.light = new Float32Array(0);
    this.lastStep = 0;
    /** Spikes per neuron to show instead of the live light. @type {Uint16Array | null} */
    this.frozen = null;
  }

  /**
   * @param {NetworkLayout} layout
   * @param {Palette} palette
   * @param {{canvas: HTMLCanvasElement, core: number, neurons: number}[]} cores as the chip has them
   */
  setUp(layout, palette, cores) {
    this.layout = layout;
    this.light = new Float32Array(layout.neurons);
    this.lastStep = 0;
    this.cores = cores.map(({ canvas, core, neurons }) => new CoreCanvas(canvas, core, neurons));
    layout.places.forEach((place, neuron) => {
      const core = this.cores.find((candidate) => candidate.core === place.core);
      if (core && place.cell < core.cells) {
        core.neuronAt[place.cell] = neuron;
      }
    });
    this.palette = palette;
  }

  /** @param {Palette} palette */
  setPalette(palette) {
    this.palette = palette;
  }

  /**
   * The neuron under a point of a core's canvas, or -1.
   *
   * @param {number} core index among the cores
   * @param {number} x share of the canvas' width
   * @param {number} y share of the canvas' height
   */
  neuronAt(core, x, y) {
    const canvas = this.cores[core];
    if (!canvas) {
      return -1;
    }
    const cell = Math.floor(y * ROWS) * canvas.columns + Math.floor(x * canvas.columns);
    return canvas.neuronAt[cell] ?? -1;
  }

  /**
   * Shows the steps up to an end.
   *
   * @param {History} history
   * @param {number} end
   */
  draw(history, end) {
    if (this.frozen) {
      const most = Math.max(1, ...this.frozen);
      this.light.forEach((_, n) => (this.light[n] = (this.frozen?.[n] ?? 0) / most));
    } else {
      const from = Math.max(end - 60, Math.min(this.lastStep, end));
      for (let step = from; step < end; step++) {
        this.#shine(history, step);
      }
      this.lastStep = end;
    }
    for (const core of this.cores) {
      if (core.visible) {
        this.#drawCore(core);
      }
    }
  }

  /**
   * @param {History} history
   * @param {number} step
   */
  #shine(history, step) {
    const known = history.hasActivity(step);
    for (let n = 0; n < this.light.length; n++) {
      this.light[n] = known && history.firedAt(step, n) ? 1 : (this.light[n] ?? 0) * KEEP_PER_STEP;
    }
  }

  /** @param {CoreCanvas} core */
  #drawCore(core) {
    const { layout, palette } = this;
    if (!layout || !palette) {
      return;
    }
    const { context, canvas } = core;
    const pitch = canvas.width / core.columns;
    const size = Math.max(2, Math.round(pitch * 0.78));
    context.fillStyle = palette.surface;
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (let cell = 0; cell < core.cells; cell++) {
      const neuron = core.neuronAt[cell] ?? -1;
      const x = Math.round((cell % core.columns) * pitch + (pitch - size) / 2);
      const y = Math.round(Math.floor(cell / core.columns) * pitch + (pitch - size) / 2);
      context.fillStyle = neuron < 0 ? palette.gap : palette.line;
      context.fillRect(x, y, size, size);
      const light = neuron < 0 ? 0 : Math.round((this.light[neuron] ?? 0) * LEVELS) / LEVELS;
      if (light > 0) {
        context.globalAlpha = light;
        context.fillStyle = layout.populationOf(neuron)?.keyword ? palette.accent : palette.ink;
        context.fillRect(x, y, size, size);
        context.globalAlpha = 1;
      }
    }
  }
}
