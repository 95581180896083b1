// @ts-check
/** The colours of the pictures, read from the style sheet, so that light and dark live in one place. */

/**
 * @typedef {object} Palette
 * @property {string} surface
 * @property {string} ink
 * @property {string} muted
 * @property {string} line
 * @property {string} accent
 * @property {string} accentSoft
 * @property {string} gap
 * @property {string[]} heat 64 colours from nothing to saturation
 */

const HEAT_LEVELS = 64;

/** @returns {Palette} */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(name).trim();
  const stops = ['--heat-0', '--heat-1', '--heat-2', '--heat-3'].map((name) => rgb(colour(name)));
  return {
    surface: colour('--surface'),
    ink: colour('--ink'),
    muted: colour('--muted'),
    line: colour('--line'),
    accent: colour('--accent'),
    accentSoft: colour('--accent-soft'),
    gap: colour('--gap'),
    heat: Array.from({ length: HEAT_LEVELS }, (_, i) => blend(stops, i / (HEAT_LEVELS - 1))),
  };
}

/**
 * @param {string} hex #rrggbb
 * @returns {number[]}
 */
function rgb(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/**
 * @param {number[][]} stops
 * @param {number} share 0..1
 */
function blend(stops, share) {
  const place = share * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const a = stops[index] ?? [0, 0, 0];
  const b = stops[index + 1] ?? a;
  const mix = a.map((value, c) => Math.round(value + (place - index) * ((b[c] ?? value) - value)));
  return `rgb(${mix.join(' ')})`;
}
