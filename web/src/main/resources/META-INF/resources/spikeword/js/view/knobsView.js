// @ts-check
/** The knobs: a threshold per word, the quiet time, and how far the chip strays from its design. */

import { expectationAt, sliderRange } from '../data/operatingPoints.js';
import { byId, make, setText } from '../util/dom.js';
import { alarmsPerHour, percent, score } from '../util/format.js';
import { OperatingChart } from './operatingChart.js';

/** @typedef {import('../protocol/types.js').DetectorSettings} DetectorSettings */
/** @typedef {import('../protocol/types.js').Configuration} Configuration */
/** @typedef {import('../protocol/types.js').Mismatch} Mismatch */
/** @typedef {import('../protocol/types.js').ModelDocument} ModelDocument */
/** @typedef {import('../protocol/types.js').WordLevels} WordLevels */

/** Spread at which the slider's 1 stands: what the vendor's mismatch study suggests. */
const LEAK_SPREAD = 0.1;
const THRESHOLD_SPREAD = 0.02;
/** A dragged slider asks at most this often, milliseconds. */
const ASK_MILLIS = 120;

/**
 * @typedef {object} WordKnob
 * @property {HTMLInputElement} slider
 * @property {HTMLOutputElement} value
 * @property {HTMLElement} expectation
 * @property {OperatingChart | null} chart
 */

export class KnobsView {
  /** @param {(change: Configuration) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    this.words = byId('knob-words', HTMLElement);
    this.source = byId('knob-source', HTMLElement);
    this.refractory = byId('knob-refractory', HTMLInputElement);
    this.refractoryValue = byId('knob-refractory-value', HTMLOutputElement);
    this.mismatch = byId('knob-mismatch', HTMLInputElement);
    this.mismatchValue = byId('knob-mismatch-value', HTMLOutputElement);
    this.reset = byId('knob-reset', HTMLButtonElement);
    /** @type {Map<string, WordKnob>} */
    this.knobs = new Map();
    /** @type {DetectorSettings | null} */
    this.detector = null;
    /** Whether the settings in force came after the last question and are not shown yet. */
    this.unshown = false;
    /** @type {ModelDocument | null} */
    this.model = null;
    this.seed = 1;
    /** @type {Configuration} */
    this.pending = {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.#wire();
  }

  #wire() {
    this.refractory.addEventListener('input', () => {
      this.#showRefractory();
      this.#ask({ refractoryMillis: Number(this.refractory.value) });
    });
    this.mismatch.addEventListener('input', () => this.#askMismatch());
    byId('knob-redraw', HTMLButtonElement).addEventListener('click', () => {
      this.seed++;
      this.#askMismatch();
    });
    this.reset.addEventListener('click', () => this.#askDefaults());
  }

  /**
   * Shows the settings in force.
   *
   * @param {DetectorSettings} detector
   */
  setDetector(detector) {
    const known = Object.keys(detector.words);
    this.detector = detector;
    if (known.join('\n') !== [...this.knobs.keys()].join('\n')) {
      this.#build();
    }
    // a knob that is being turned does not jump back to the answer before the last
    this.unshown = true;
    if (this.timer === undefined) {
      this.#showDetector();
    }
  }

  #showDetector() {
    const { detector } = this;
    if (!detector || !this.unshown) {
      return;
    }
    this.unshown = false;
    for (const [word, levels] of Object.entries(detector.words)) {
      this.#showThreshold(word, levels.threshold);
    }
    this.refractory.value = String(detector.refractoryMillis);
    this.#showRefractory();
  }

  /**
   * Shows the virtual chip in force.
   *
   * @param {Mismatch | undefined} mismatch undefined for the chip as designed
   */
  setMismatch(mismatch) {
    if (this.pending.mismatch) {
      return; // the visitor's next question is about another one
    }
    this.seed = mismatch?.seed ?? this.seed;
    this.mismatch.value = String((mismatch?.leak ?? 0) / LEAK_SPREAD);
    this.#showMismatch();
  }

  /**
   * Takes the model's measured table; null while it is unknown.
   *
   * @param {ModelDocument | null} model
   */
  setModel(model) {
    this.model = model;
    this.reset.disabled = !model?.detector;
    setText(
      this.source,
      model?.operatingPoints
        ? model.operatingPointsSource ?? 'Measured on recordings that were not trained on.'
        : 'This model brings no table of measured thresholds, so nothing is promised here.',
    );
    this.#build();
  }

  /** Light and dark need other curves. */
  repaint() {
    for (const knob of this.knobs.values()) {
      knob.chart?.repaint();
    }
  }

  #build() {
    if (!this.detector) {
      return;
    }
    for (const knob of this.knobs.values()) {
      knob.chart?.close();
    }
    this.knobs.clear();
    this.words.replaceChildren();
    for (const [word, levels] of Object.entries(this.detector.words)) {
      this.#buildWord(word, levels);
      this.#showThreshold(word, levels.threshold);
    }
  }

  /**
   * @param {string} word
   * @param {WordLevels} levels
   */
  #buildWord(word, levels) {
    const points = this.model?.operatingPoints?.[word];
    const { min, max } = sliderRange(points, levels.threshold);
    const id = `threshold-${this.knobs.size}`;
    const slider = make('input', {
      type: 'range', id, min: String(min), max: String(max), step: '0.05',
      'aria-describedby': `${id}-expectation`,
    });
    const value = make('output', { for: id });
    const expectation = make('p', { id: `${id}-expectation`, class: 'expectation' });
    const chart = points && points.length > 1 ? new OperatingChart(word, points) : null;
    slider.addEventListener('input', () => {
      this.#showThreshold(word, Number(slider.value));
      this.#ask({ words: { [word]: this.#levelsFor(word, Number(slider.value)) } });
    });
    this.knobs.set(word, { slider, value, expectation, chart });
    this.words.append(
      make(
        'div',
        { class: 'knob' },
        make('label', { for: id }, `Threshold for “${word}”`),
        value,
        slider,
        expectation,
        ...(chart ? [chart.element] : []),
      ),
    );
  }

  /**
   * The release level keeps its distance to the threshold.
   *
   * @param {string} word
   * @param {number} threshold
   * @returns {WordLevels}
   */
  #levelsFor(word, threshold) {
    const levels = this.detector?.words[word];
    const distance = levels ? levels.threshold - levels.release : 1;
    return { threshold, release: threshold - distance };
  }

  /**
   * @param {string} word
   * @param {number} threshold
   */
  #showThreshold(word, threshold) {
    const knob = this.knobs.get(word);
    if (!knob) {
      return;
    }
    knob.slider.value = String(threshold);
    setText(knob.value, score(threshold));
    knob.chart?.setThreshold(threshold);
    const expected = expectationAt(this.model?.operatingPoints?.[word], threshold);
    if (!expected) {
      setText(knob.expectation, '');
      return;
    }
    const edge = { inside: '', below: ' at least', above: ' at most' }[expected.range];
    setText(
      knob.expectation,
      `Expect ${percent(expected.falseRejectRate)} of “${word}” to be missed and${edge} ` +
        `${alarmsPerHour(expected.falseAcceptsPerHour)}.`,
    );
  }

  #showRefractory() {
    const seconds = Number(this.refractory.value) / 1000;
    setText(this.refractoryValue, `${seconds.toFixed(2)} s`);
  }

  #askMismatch() {
    const amount = Number(this.mismatch.value);
    this.#showMismatch();
    this.#ask({
      mismatch: { leak: LEAK_SPREAD * amount, threshold: THRESHOLD_SPREAD * amount, seed: this.seed },
    });
  }

  #showMismatch() {
    const amount = Number(this.mismatch.value);
    const spread = percent(LEAK_SPREAD * amount);
    setText(this.mismatchValue, amount === 0 ? 'as designed' : `leak ±${spread}, chip ${this.seed}`);
  }

  #askDefaults() {
    const detector = this.model?.detector;
    if (detector) {
      this.mismatch.value = '0';
      this.#showMismatch();
      this.#ask({
        words: detector.words,
        refractoryMillis: detector.refractoryMillis,
        mismatch: { leak: 0, threshold: 0, seed: this.seed },
      });
    }
  }

  /**
   * Asks at once, and gathers what a drag changes soon afterwards into few questions.
   *
   * @param {Configuration} change
   */
  #ask(change) {
    this.pending = {
      ...this.pending,
      ...change,
      ...(change.words || this.pending.words
        ? { words: { ...this.pending.words, ...change.words } }
        : {}),
    };
    if (this.timer === undefined) {
      this.#flush();
    }
  }

  #flush() {
    const asked = this.pending;
    this.pending = {};
    this.timer = undefined;
    if (Object.keys(asked).length > 0) {
      this.timer = setTimeout(() => this.#flush(), ASK_MILLIS);
      this.unshown = false;
      this.onChange(asked);
    } else {
      this.#showDetector();
    }
  }
}
