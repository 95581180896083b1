// @ts-check
/** When which part of a recording is due, so that it flows at the speed of sound. */

/**
 * @param {number} elapsedMillis time since the recording began, from 0
 * @param {number} rate Hz
 * @param {number} sent samples sent already
 * @param {number} total samples of the recording
 * @param {number} longest most samples in one message
 * @returns {number} samples to send now, from 0
 */
export function samplesDue(elapsedMillis, rate, sent, total, longest) {
  const due = Math.min(total, Math.floor((elapsedMillis * rate) / 1000));
  return Math.max(0, Math.min(longest, due - sent));
}
