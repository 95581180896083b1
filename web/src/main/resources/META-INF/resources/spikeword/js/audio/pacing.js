// @ts-check
/** When which part of a recording is due, so that it flows at the speed of sound. */

/**
 * @typedef {object} Due
 * @property {number} samples how many to send now, from 0
 * @property {number} lateMillis by how much the recording has to begin later, from 0
 */

/**
 * Never owes more than one message: hidden tabs are called once a second or less, and whoever sent
 * all that is due by then would be faster than sound, which servers refuse. What is more than that
 * makes the recording late.
 *
 * @param {number} elapsedMillis time since the recording began, from 0
 * @param {number} rate Hz
 * @param {number} sent samples sent already
 * @param {number} total samples of the recording
 * @param {number} longest most samples in one message
 * @returns {Due}
 */
export function samplesDue(elapsedMillis, rate, sent, total, longest) {
  const due = Math.floor((elapsedMillis * rate) / 1000) - sent;
  return {
    samples: Math.max(0, Math.min(longest, due, total - sent)),
    lateMillis: Math.max(0, (1000 * (due - longest)) / rate),
  };
}
