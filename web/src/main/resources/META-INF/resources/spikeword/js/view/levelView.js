// @ts-check
/** The level meter: how loud it is now, the recent peak, and whether the sound is clipped. */

import { byId, setText } from '../util/dom.js';
import { decibels } from '../util/format.js';

/** @typedef {import('../protocol/types.js').Level} Level */

const FLOOR_DB = -60;
const CLIP_MILLIS = 1500;
/** How fast the peak mark falls, dB per event. */
const FALL_DB = 1.5;

export class LevelView {
  constructor() {
    this.meter = byId('meter', HTMLElement);
    this.bar = byId('meter-bar', HTMLElement);
    this.peakMark = byId('meter-peak', HTMLElement);
    this.text = byId('meter-text', HTMLElement);
    this.clip = byId('meter-clip', HTMLElement);
    this.peakDb = FLOOR_DB;
    this.clippedAt = -CLIP_MILLIS;
  }

  /** @param {Level} level */
  show(level) {
    const now = performance.now();
    const rms = decibels(level.rms, FLOOR_DB);
    this.peakDb = Math.max(decibels(level.peak, FLOOR_DB), this.peakDb - FALL_DB);
    this.bar.style.transform = `scaleX(${share(rms)})`;
    this.peakMark.style.left = `${100 * share(this.peakDb)}%`;
    setText(this.text, rms <= FLOOR_DB ? 'silent' : `${rms.toFixed(0).replace('-', '−')} dB`);
    this.meter.setAttribute('aria-valuenow', rms.toFixed(0));
    if (level.clipped) {
      this.clippedAt = now;
    }
    this.clip.dataset['on'] = String(now - this.clippedAt < CLIP_MILLIS);
  }

  clear() {
    this.peakDb = FLOOR_DB;
    this.bar.style.transform = 'scaleX(0)';
    this.peakMark.style.left = '0';
    this.clip.dataset['on'] = 'false';
    setText(this.text, '–');
    this.meter.setAttribute('aria-valuenow', String(FLOOR_DB));
  }
}

/** @param {number} db */
function share(db) {
  return Math.max(0, Math.min(1, 1 - db / FLOOR_DB));
}
