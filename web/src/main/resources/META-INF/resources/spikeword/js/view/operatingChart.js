// @ts-check
/** The measured trade-off of one word: misses and false alarms over the threshold. */

import { make } from '../util/dom.js';
import { readPalette } from './palette.js';

/** @typedef {import('../protocol/types.js').OperatingPoint} OperatingPoint */

const UPLOT = '/webjars/uplot/1.6.24/dist/uPlot.iife.min.js';
const UPLOT_STYLE = '/webjars/uplot/1.6.24/dist/uPlot.min.css';
const HEIGHT = 150;

/**
 * The part of uPlot that is used here.
 *
 * @typedef {object} Plot
 * @property {(size: {width: number, height: number}) => void} setSize
 * @property {() => void} redraw
 * @property {() => void} destroy
 * @property {CanvasRenderingContext2D} ctx
 * @property {{left: number, top: number, width: number, height: number}} bbox
 * @property {(value: number, scale: string, canvas: boolean) => number} valToPos
 */

/** @typedef {new (options: object, data: number[][], target: HTMLElement) => Plot} PlotClass */

/** @type {Promise<PlotClass> | undefined} */
let library;

/** Fetches uPlot once, when the first chart needs it: the page is complete before. */
function loadLibrary() {
  library ??= Promise.all([
    load(make('link', { rel: 'stylesheet', href: UPLOT_STYLE }), UPLOT_STYLE),
    load(make('script', { src: UPLOT }), UPLOT),
  ]).then(() => /** @type {{uPlot: PlotClass}} */ (/** @type {unknown} */ (window)).uPlot);
  return library;
}

/**
 * @param {HTMLElement} element one that fetches something once it is in the document
 * @param {string} address what it fetches
 * @returns {Promise<void>}
 */
function load(element, address) {
  return new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${address} could not be loaded.`));
    document.head.append(element);
  });
}

export class OperatingChart {
  /**
   * @param {string} word
   * @param {OperatingPoint[]} points ascending by threshold, at least two
   */
  constructor(word, points) {
    this.points = points;
    this.threshold = NaN;
    this.element = make('div', {
      class: 'chart',
      role: 'img',
      'aria-label': `Misses and false alarms of “${word}” for thresholds from ` +
        `${points[0]?.threshold} to ${points[points.length - 1]?.threshold}`,
    });
    /** @type {Plot | null} */
    this.plot = null;
    this.closed = false;
    this.observer = new ResizeObserver(() => this.#fit());
    this.observer.observe(this.element);
  }

  /** @param {number} threshold the one to mark */
  setThreshold(threshold) {
    this.threshold = threshold;
    this.plot?.redraw();
  }

  repaint() {
    this.plot?.destroy();
    this.plot = null;
    void this.#build();
  }

  close() {
    this.closed = true;
    this.observer.disconnect();
    this.plot?.destroy();
  }

  #fit() {
    if (this.plot) {
      this.plot.setSize({ width: this.element.clientWidth, height: HEIGHT });
    } else if (this.element.clientWidth > 0) {
      void this.#build();
    }
  }

  async #build() {
    const Plot = await loadLibrary();
    if (this.closed || this.plot) {
      return;
    }
    this.plot = new Plot(this.#options(), this.#data(), this.element);
  }

  /** Zero has no place on a logarithmic axis: it is drawn at half of the smallest other value. */
  #data() {
    const rates = this.points.map((point) => point.falseAcceptsPerHour);
    const floor = Math.min(...rates.filter((rate) => rate > 0), 1) / 2;
    return [
      this.points.map((point) => point.threshold),
      this.points.map((point) => 100 * point.falseRejectRate),
      rates.map((rate) => (rate > 0 ? rate : floor)),
    ];
  }

  #options() {
    const palette = readPalette();
    const font = `12px ${getComputedStyle(document.body).fontFamily}`;
    /** @param {string} scale @param {number} side @param {string} label */
    const axis = (scale, side, label) => ({
      scale, side, label, font, labelFont: font, labelSize: 18, size: side === 2 ? 24 : 34,
      stroke: palette.muted, grid: { show: side !== 1, stroke: palette.line, width: 1 },
      ticks: { show: false },
    });
    return {
      width: this.element.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, miss: { range: [0, 100] }, alarm: { distr: 3 } },
      axes: [
        { ...axis('x', 2, ''), labelSize: 0 },
        axis('miss', 3, 'missed %, solid'),
        axis('alarm', 1, 'alarms/h, dashed'),
      ],
      series: [
        {},
        { scale: 'miss', stroke: palette.ink, width: 2, points: { show: false } },
        { scale: 'alarm', stroke: palette.muted, width: 2, dash: [4, 4], points: { show: false } },
      ],
      hooks: { draw: [(/** @type {Plot} */ plot) => this.#drawThreshold(plot, palette.accent)] },
    };
  }

  /**
   * @param {Plot} plot
   * @param {string} colour
   */
  #drawThreshold(plot, colour) {
    const { ctx, bbox } = plot;
    const x = plot.valToPos(this.threshold, 'x', true);
    if (x >= bbox.left && x <= bbox.left + bbox.width) {
      ctx.fillStyle = colour;
      ctx.fillRect(Math.round(x) - 1, bbox.top, 2, bbox.height);
    }
  }
}
