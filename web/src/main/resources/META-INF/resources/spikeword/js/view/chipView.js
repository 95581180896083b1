// @ts-check
/** The chip's cores as pictures with captions, and what lies under the pointer. */

import { byId, make, setText } from '../util/dom.js';
import { ChipPicture, ROWS } from './chipPicture.js';

/** @typedef {import('../data/networkLayout.js').NetworkLayout} NetworkLayout */
/** @typedef {import('../protocol/types.js').ModelDocument} ModelDocument */
/** @typedef {import('./palette.js').Palette} Palette */

/** A core with more neurons gets twice the width. */
const LARGE_CORE = 50;

export class ChipView {
  constructor() {
    this.picture = new ChipPicture();
    this.cores = byId('cores', HTMLElement);
    this.hint = byId('neuron-hint', HTMLElement);
    this.restingHint = this.hint.textContent ?? '';
  }

  /**
   * @param {NetworkLayout} layout
   * @param {ModelDocument['chip']} chip undefined while it is unknown: then only used cores show
   * @param {Palette} palette
   */
  setUp(layout, chip, palette) {
    const cores = chip?.cores ?? usedCores(layout);
    this.cores.replaceChildren();
    const canvases = cores.map(({ core, neurons }, index) => {
      const canvas = make('canvas', { class: 'core', role: 'img' });
      canvas.style.aspectRatio = `${Math.ceil(neurons / ROWS)} / ${ROWS}`;
      const used = layout.used.get(core) ?? 0;
      const stages = describeCore(layout, core);
      canvas.setAttribute('aria-label', `Core ${core}: ${used} of ${neurons} neurons in use. ${stages}`);
      canvas.addEventListener('pointermove', (move) => this.#hover(layout, index, canvas, move));
      canvas.addEventListener('pointerleave', () => setText(this.hint, this.restingHint));
      this.cores.append(
        make(
          'figure',
          { class: neurons > LARGE_CORE ? 'core-figure core-large' : 'core-figure' },
          make(
            'figcaption',
            {},
            make('strong', {}, `Core ${core}`),
            make('span', { class: 'core-use' }, `${used} of ${neurons} neurons`),
            make('span', { class: 'core-stages' }, stages),
          ),
          canvas,
        ),
      );
      return { canvas, core, neurons };
    });
    this.picture.setUp(layout, palette, canvases);
  }

  /**
   * @param {NetworkLayout} layout
   * @param {number} index
   * @param {HTMLCanvasElement} canvas
   * @param {PointerEvent} move
   */
  #hover(layout, index, canvas, move) {
    const box = canvas.getBoundingClientRect();
    const neuron = this.picture.neuronAt(
      index,
      (move.clientX - box.left) / box.width,
      (move.clientY - box.top) / box.height,
    );
    const count = this.picture.frozen?.[neuron];
    setText(
      this.hint,
      neuron < 0
        ? 'an unused neuron'
        : layout.describe(neuron) + (count === undefined ? '' : `: ${count} spikes in the window that counted`),
    );
  }
}

/** @param {NetworkLayout} layout */
function usedCores(layout) {
  return [...layout.used]
    .sort(([a], [b]) => a - b)
    .map(([core, neurons]) => ({ core, neurons: Math.ceil(neurons / 10) * 10 }));
}

/**
 * @param {NetworkLayout} layout
 * @param {number} core
 */
function describeCore(layout, core) {
  return layout.blocks
    .filter((block) => block.core === core)
    .map((block) => `${block.stageName} ${block.neurons}`)
    .join(', ');
}
