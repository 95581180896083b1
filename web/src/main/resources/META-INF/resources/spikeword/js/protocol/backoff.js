// @ts-check
/** How long to wait before the next attempt to connect. */

const FIRST_MILLIS = 400;
const LONGEST_MILLIS = 5000;

/**
 * Doubles from 0.4 s to 5 s. The random part keeps many pages from knocking at the same moment when
 * a server comes back.
 *
 * @param {number} attempt failed attempts so far, from 0
 * @param {number} random uniform in [0, 1)
 * @returns {number} milliseconds, between half of the full wait and the full wait
 */
export function backoffMillis(attempt, random) {
  const full = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(attempt, 16));
  return full * (0.5 + 0.5 * random);
}
