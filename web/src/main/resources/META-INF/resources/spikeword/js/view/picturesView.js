// @ts-check
/** The four pictures on one time axis: sound, bands, neurons, scores. */

import { byId, make, setText } from '../util/dom.js';
import { streamTime } from '../util/format.js';
import { BandPicture } from './bandPicture.js';
import { LaneLabels, labelBands, labelRaster } from './gutter.js';
import { drawDecisions, drawMarks } from './marks.js';
import { RasterPicture } from './rasterPicture.js';
import { ScorePicture } from './scorePicture.js';
import { SoundPicture } from './soundPicture.js';

/** @typedef {import('../data/listening.js').Listening} Listening */
/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {import('./palette.js').Palette} Palette */

/** Length of the live pictures, and of those frozen around an event, milliseconds. */
const LIVE_MILLIS = 10000;
const FROZEN_MILLIS = 4000;
/** Place of the frozen event in the picture, share from the left. */
const FROZEN_PLACE = 0.7;
const TICKS = 5;
/** The axes are fitted this often, milliseconds. */
const FIT_MILLIS = 500;
/** Most decisions that stay marked. */
const DECISIONS = 100;

/**
 * @typedef {object} Frozen
 * @property {number} end one after the last step to show
 * @property {Mark[]} marks
 * @property {{from: number, to: number}} span counting window, both included
 */

export class PicturesView {
  constructor() {
    this.sound = new SoundPicture(byId('sound', HTMLCanvasElement));
    this.bands = new BandPicture(byId('bands', HTMLCanvasElement));
    this.raster = new RasterPicture(byId('raster', HTMLCanvasElement));
    this.scores = new ScorePicture(byId('scores', HTMLCanvasElement));
    this.lanes = new LaneLabels(byId('scores-gutter', HTMLElement));
    this.axis = byId('time-axis', HTMLElement);
    this.axis.replaceChildren(...Array.from({ length: TICKS + 1 }, () => make('span')));
    /** @type {Listening | null} */
    this.listening = null;
    /** @type {Palette | null} */
    this.palette = null;
    /** @type {Frozen | null} */
    this.frozen = null;
    /** Words heard lately. @type {import('./marks.js').Decision[]} */
    this.decisions = [];
    this.untilFit = 0;
    this.drawnEnd = -1;
    this.#labelAxis();
  }

  get #all() {
    return [this.sound.scroll, this.bands.scroll, this.raster.scroll, this.scores.scroll];
  }

  /** Steps that the pictures are wide. */
  get #steps() {
    const stepMillis = this.listening?.model.stepMillis ?? 8;
    return Math.round((this.frozen ? FROZEN_MILLIS : LIVE_MILLIS) / stepMillis);
  }

  /**
   * @param {Listening} listening
   * @param {Palette} palette
   */
  setUp(listening, palette) {
    this.listening = listening;
    this.frozen = null;
    this.decisions = [];
    const { model, layout } = listening;
    labelBands(byId('bands-gutter', HTMLElement), model.centreHz);
    labelRaster(byId('raster-gutter', HTMLElement), byId('raster-overlay', HTMLElement), layout);
    this.lanes.setWords(model.keywords);
    document.documentElement.style.setProperty('--lanes', String(model.keywords.length));
    this.setPalette(palette);
    this.scores.setDetector(listening.detector);
    this.#labelAxis();
  }

  /** @param {Palette} palette */
  setPalette(palette) {
    this.palette = palette;
    const listening = this.listening;
    if (listening) {
      const { history, layout, model } = listening;
      this.sound.setUp(history, palette);
      this.bands.setUp(history, palette);
      this.raster.setUp(history, layout, palette);
      this.scores.setUp(history, model.keywords, palette);
      this.untilFit = 0;
    }
  }

  /**
   * Marks a word in all pictures.
   *
   * @param {string} word
   * @param {number} step the deciding step
   * @param {{from: number, to: number}} quiet steps in which no other word follows, to excluded
   */
  addDecision(word, step, quiet) {
    this.decisions.push({ word, step });
    if (this.decisions.length > DECISIONS) {
      this.decisions.shift();
    }
    this.scores.addQuiet(quiet.from, quiet.to);
  }

  /**
   * Stops the pictures around an event.
   *
   * @param {Mark[]} marks the last one is the deciding step
   * @param {number} fromStep first step of the counting window
   * @returns {number} the deciding step
   */
  freeze(marks, fromStep) {
    const step = marks[marks.length - 1]?.step ?? 0;
    const stepMillis = this.listening?.model.stepMillis ?? 8;
    const after = Math.round(((1 - FROZEN_PLACE) * FROZEN_MILLIS) / stepMillis);
    this.frozen = { end: step + after, marks, span: { from: fromStep, to: step } };
    this.untilFit = 0;
    this.#labelAxis();
    return step;
  }

  thaw() {
    this.frozen = null;
    this.untilFit = 0;
    this.#labelAxis();
  }

  #labelAxis() {
    const spans = [...this.axis.children];
    const stepMillis = this.listening?.model.stepMillis ?? 8;
    spans.forEach((span, i) => {
      const share = i / TICKS;
      if (this.frozen) {
        const start = this.frozen.end * stepMillis - FROZEN_MILLIS;
        setText(span, streamTime(Math.max(0, start + share * FROZEN_MILLIS)));
      } else {
        const seconds = Math.round(((1 - share) * LIVE_MILLIS) / 1000);
        setText(span, seconds === 0 ? 'now' : `−${seconds} s`);
      }
    });
  }

  /**
   * Draws the next frame.
   *
   * @param {number} elapsedMillis
   */
  frame(elapsedMillis) {
    const { listening, palette } = this;
    if (!listening || !palette) {
      return;
    }
    const live = listening.clock.advance(elapsedMillis, listening.history.newest);
    const changed = listening.history.takeChanged();
    this.#all.forEach((picture) => picture.touch(changed));
    const end = this.frozen?.end ?? live;
    this.untilFit -= elapsedMillis;
    if (this.untilFit <= 0) {
      this.untilFit = FIT_MILLIS;
      this.bands.fit(end - this.#steps, end);
      this.scores.fit(end - this.#steps, end);
      this.drawnEnd = -1;
    }
    if (end === this.drawnEnd && this.#all.every((picture) => picture.isUpToDate(end))) {
      return;
    }
    this.drawnEnd = end;
    for (const picture of this.#all) {
      if (picture.visible) {
        this.#draw(picture, end, palette);
      }
    }
    listening.model.keywords.forEach((word, lane) =>
      this.lanes.setState(lane, listening.stateOf(word, live)),
    );
  }

  /**
   * @param {import('./scrollingPicture.js').ScrollingPicture} picture
   * @param {number} end one after the last step to show
   * @param {Palette} palette
   */
  #draw(picture, end, palette) {
    picture.draw(end, this.#steps);
    if (picture === this.scores.scroll) {
      this.scores.drawLevels();
    }
    if (this.frozen) {
      drawMarks(picture, end, this.frozen.marks, this.frozen.span, palette);
    }
    drawDecisions(picture, end, this.decisions, palette, picture === this.sound.scroll);
  }
}
