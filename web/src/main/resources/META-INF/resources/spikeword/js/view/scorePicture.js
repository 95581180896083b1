// @ts-check
/** The score of every word as a curve in a lane of its own, with its levels and the quiet time. */

import { ValueScale } from '../data/valueScale.js';
import { score } from '../util/format.js';
import { ScrollingPicture } from './scrollingPicture.js';

/** @typedef {import('../data/history.js').History} History */
/** @typedef {import('../protocol/types.js').DetectorSettings} DetectorSettings */
/** @typedef {import('./palette.js').Palette} Palette */

export class ScorePicture {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    /** @type {History | null} */
    this.history = null;
    /** @type {Palette | null} */
    this.palette = null;
    /** @type {string[]} */
    this.words = [];
    /** @type {DetectorSettings | null} */
    this.detector = null;
    /** Stretches in which no word could follow, as [first, one after last] step. @type {number[][]} */
    this.quiet = [];
    this.scale = new ValueScale(-1, 1);
    this.scroll = new ScrollingPicture(canvas, (...step) => this.#paint(...step));
  }

  /**
   * @param {History} history
   * @param {string[]} words in keyword order
   * @param {Palette} palette
   */
  setUp(history, words, palette) {
    if (history !== this.history) {
      this.quiet = [];
      this.scale = new ValueScale(-1, 1);
    }
    this.history = history;
    this.words = words;
    this.palette = palette;
    this.scroll.setBackground(palette.surface);
  }

  /** @param {DetectorSettings} detector the settings in force */
  setDetector(detector) {
    this.detector = detector;
    this.scroll.invalidate();
  }

  /**
   * Marks the quiet time after a detection.
   *
   * @param {number} from first step
   * @param {number} to one after the last step
   */
  addQuiet(from, to) {
    this.quiet.push([from, to]);
    if (this.quiet.length > 200) {
      this.quiet.shift();
    }
    this.scroll.touch(from);
  }

  /**
   * Fits the axis to what is shown; the levels are always in sight.
   *
   * @param {number} start
   * @param {number} end
   */
  fit(start, end) {
    const { history, detector } = this;
    if (!history || !detector) {
      return;
    }
    const levels = Object.values(detector.words);
    let low = Math.min(0, ...levels.map((level) => level.release));
    let high = Math.max(0, ...levels.map((level) => level.threshold));
    for (let step = Math.max(start, history.start); step < end; step++) {
      if (history.hasScores(step)) {
        for (let w = 0; w < this.words.length; w++) {
          const score = history.scoreAt(step, w);
          low = Math.min(low, score);
          high = Math.max(high, score);
        }
      }
    }
    if (this.scale.fit(low - 0.2, high + 0.2)) {
      this.scroll.invalidate();
    }
  }

  /**
   * Height of a score in a lane, device pixels from the top of the picture.
   *
   * @param {number} lane
   * @param {number} score
   */
  #y(lane, score) {
    const laneHeight = this.scroll.height / Math.max(1, this.words.length);
    const margin = 4 * this.scroll.scale;
    const share = (score - this.scale.low) / (this.scale.high - this.scale.low);
    return lane * laneHeight + margin + (1 - share) * (laneHeight - 2 * margin);
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
    if (!history.hasScores(step) || this.quiet.some(([from, to]) => step >= (from ?? 0) && step < (to ?? 0))) {
      context.fillStyle = palette.gap;
      context.fillRect(x, 0, width, height);
    }
    if (!history.hasScores(step)) {
      return;
    }
    const pen = Math.max(1, Math.round(1.5 * this.scroll.scale));
    this.words.forEach((word, lane) => {
      const score = history.scoreAt(step, lane);
      const before = history.hasScores(step - 1) ? history.scoreAt(step - 1, lane) : score;
      const y = this.#y(lane, score);
      const threshold = this.detector?.words[word]?.threshold;
      const above = threshold !== undefined && score >= threshold;
      if (above) {
        context.fillStyle = palette.accentSoft;
        context.fillRect(x, y, width, this.#y(lane, threshold) - y);
      }
      const top = Math.min(y, this.#y(lane, before));
      const bottom = Math.max(y, this.#y(lane, before));
      context.fillStyle = above ? palette.accent : palette.ink;
      context.fillRect(x, Math.round(top), width, Math.max(pen, Math.round(bottom - top)));
    });
  }

  /** Draws the levels over the visible picture: the threshold solid, the release level dashed. */
  drawLevels() {
    const { palette, detector } = this;
    if (!palette || !detector) {
      return;
    }
    const { context, width, scale, height } = this.scroll;
    context.lineWidth = Math.max(1, scale);
    context.font = `${Math.round(12 * scale)}px ${this.scroll.font}`;
    this.words.forEach((word, lane) => {
      const levels = detector.words[word];
      if (lane > 0) {
        const y = Math.round((lane * height) / this.words.length);
        context.fillStyle = palette.line;
        context.fillRect(0, y, width, Math.max(1, scale));
      }
      if (levels) {
        context.strokeStyle = palette.accent;
        context.setLineDash([]);
        horizontal(context, this.#y(lane, levels.threshold), width);
        context.strokeStyle = palette.muted;
        context.setLineDash([3 * scale, 4 * scale]);
        horizontal(context, this.#y(lane, levels.release), width);
        this.#nameLevels(lane, levels);
      }
    });
    context.setLineDash([]);
  }

  /**
   * Writes what the lines are at their left ends: the threshold above, the release level below.
   *
   * @param {number} lane
   * @param {import('../protocol/types.js').WordLevels} levels
   */
  #nameLevels(lane, levels) {
    const { context, scale } = this.scroll;
    if (!this.palette) {
      return;
    }
    context.fillStyle = this.palette.accent;
    context.textBaseline = 'bottom';
    context.fillText(`threshold ${score(levels.threshold)}`, 4 * scale, this.#y(lane, levels.threshold) - scale);
    context.fillStyle = this.palette.muted;
    context.textBaseline = 'top';
    context.fillText(`release ${score(levels.release)}`, 4 * scale, this.#y(lane, levels.release) + 2 * scale);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} y
 * @param {number} width
 */
function horizontal(context, y, width) {
  context.beginPath();
  context.moveTo(0, Math.round(y) + 0.5);
  context.lineTo(width, Math.round(y) + 0.5);
  context.stroke();
}
