// @ts-check
/** The labels beside the pictures: frequencies, blocks of neurons, populations, words. */

import { RasterRows } from '../data/rasterRows.js';
import { make, setText } from '../util/dom.js';
import { frequency } from '../util/format.js';

/** @typedef {import('../data/networkLayout.js').NetworkLayout} NetworkLayout */
/** @typedef {import('../data/wordState.js').WordState} WordState */

/** Blocks with fewer neurons have no room for two lines beside a small picture. */
const SHORT_BLOCK = 30;

const STATES = { ready: 'ready', refractory: 'quiet time', held: 'not let go yet' };

/**
 * Every second band gets its centre frequency; low ones are at the bottom.
 *
 * @param {HTMLElement} gutter
 * @param {number[]} centreHz
 */
export function labelBands(gutter, centreHz) {
  gutter.replaceChildren(
    ...centreHz
      .map((hertz, c) => ({ hertz, share: 1 - (c + 0.5) / centreHz.length, c }))
      .filter(({ c }) => c % 2 === 0)
      .map(({ hertz, share }) => label('tick', `${frequency(hertz)}`, share)),
  );
}

/**
 * Blocks of the raster by layer and core.
 *
 * @param {HTMLElement} gutter
 * @param {HTMLElement} overlay lies over the picture and takes the names of the populations
 * @param {NetworkLayout} layout
 */
export function labelRaster(gutter, overlay, layout) {
  const rows = new RasterRows(layout);
  gutter.replaceChildren(
    ...rows.blocks.map(({ block, row }) => {
      const short = block.neurons < SHORT_BLOCK ? ' block-short' : '';
      const element = label(`block-label${short}`, '', row / rows.rows);
      element.style.height = `${(100 * block.neurons) / rows.rows}%`;
      element.append(
        make('span', { class: 'block-name' }, block.stageName),
        make('span', { class: 'block-core' }, `core ${block.core}`),
      );
      return element;
    }),
  );
  overlay.replaceChildren(
    ...layout.populations.map((population) => {
      const first = rows.rowOf[population.first] ?? 0;
      const last = rows.rowOf[population.first + population.neurons - 1] ?? first;
      const kind = population.keyword ? 'population population-keyword' : 'population';
      const element = label(kind, '', first / rows.rows);
      element.style.height = `${(100 * (last + 1 - first)) / rows.rows}%`;
      element.append(make('span', {}, population.label));
      return element;
    }),
  );
}

/** The lanes of the score picture. */
export class LaneLabels {
  /** @param {HTMLElement} gutter */
  constructor(gutter) {
    this.gutter = gutter;
    /** @type {HTMLElement[]} */
    this.states = [];
  }

  /** @param {string[]} words in keyword order */
  setWords(words) {
    this.states = [];
    this.gutter.replaceChildren(
      ...words.map((word, lane) => {
        const state = make('span', { class: 'lane-state' }, STATES.ready);
        this.states.push(state);
        const element = label('lane-label', '', lane / words.length);
        element.style.height = `${100 / words.length}%`;
        element.append(make('span', { class: 'lane-word' }, word), state);
        return element;
      }),
    );
  }

  /**
   * @param {number} lane
   * @param {WordState} state
   */
  setState(lane, state) {
    const element = this.states[lane];
    if (element) {
      element.dataset['state'] = state;
      setText(element, STATES[state]);
    }
  }
}

/**
 * @param {string} kind class
 * @param {string} text
 * @param {number} share distance from the top, 0..1
 */
function label(kind, text, share) {
  const element = make('span', { class: kind }, text);
  element.style.top = `${100 * share}%`;
  return element;
}
