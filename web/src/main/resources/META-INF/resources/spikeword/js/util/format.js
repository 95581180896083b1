// @ts-check
/** Numbers as people read them. */

/**
 * Stream time as minutes, seconds and tenths: 0:04.2, 12:30.0.
 *
 * @param {number} millis from 0
 */
export function streamTime(millis) {
  const tenths = Math.round(millis / 100);
  const minutes = Math.floor(tenths / 600);
  const rest = tenths - 600 * minutes;
  return `${minutes}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`;
}

/**
 * Level relative to full scale; silence has no logarithm and reads as the floor.
 *
 * @param {number} amplitude full scale 1, from 0
 * @param {number} [floor] lowest value, dB
 */
export function decibels(amplitude, floor = -90) {
  return amplitude > 0 ? Math.max(floor, 20 * Math.log10(amplitude)) : floor;
}

/**
 * A frequency in few characters: 125, 863, 2.3k.
 *
 * @param {number} hertz positive
 */
export function frequency(hertz) {
  return hertz < 1000 ? String(Math.round(hertz)) : `${(hertz / 1000).toFixed(1)}k`;
}

/**
 * A score with its sign: +1.25, −0.40.
 *
 * @param {number} score
 */
export function score(score) {
  return (score < 0 ? '−' : '+') + Math.abs(score).toFixed(2);
}

/**
 * A time of reaction; what is below a millisecond is told as such.
 *
 * @param {number} millis from 0
 */
export function latency(millis) {
  return millis < 1 ? '< 1 ms' : `${Math.round(millis)} ms`;
}

/**
 * Energy with a fitting unit; the argument is in nanojoules.
 *
 * @param {number} nanojoules from 0
 */
export function energy(nanojoules) {
  if (nanojoules >= 1000) {
    return `${(nanojoules / 1000).toFixed(1)} µJ`;
  }
  if (nanojoules >= 10) {
    return `${nanojoules.toFixed(0)} nJ`;
  }
  return nanojoules >= 0.1 ? `${nanojoules.toFixed(1)} nJ` : `${(nanojoules * 1000).toFixed(0)} pJ`;
}

/**
 * A rate in 0..1 as a percentage; small ones keep a decimal.
 *
 * @param {number} rate
 */
export function percent(rate) {
  const value = 100 * rate;
  return `${value < 10 && value > 0 ? value.toFixed(1) : value.toFixed(0)} %`;
}

/**
 * False alarms per hour in words.
 *
 * @param {number} perHour from 0
 */
export function alarmsPerHour(perHour) {
  if (perHour === 0) {
    return 'no false alarm';
  }
  const amount = perHour < 10 ? perHour.toFixed(1) : perHour.toFixed(0);
  return `${amount} false alarms an hour`;
}

/**
 * A whole number with thin spaces between thousands.
 *
 * @param {number} value
 */
export function count(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}
