// @ts-check
/** A small model and messages about it, shared by the tests. */

/** @typedef {import('../../main/resources/META-INF/resources/spikeword/js/protocol/types.js').Model} Model */

/**
 * Three bands; 3 front-end neurons in core 1, 9 hidden ones in core 3, 6 outputs split over the
 * cores 1 and 2: "yes" 0..1, "no" 2..3, "other" 4..5.
 *
 * @returns {Model}
 */
export function smallModel() {
  return {
    name: 'small',
    sha256: 'ab'.repeat(32),
    labels: ['yes', 'no', 'other'],
    keywords: ['yes', 'no'],
    stages: [
      { name: 'front end', neurons: 3, placement: [{ core: 1, neurons: 3 }], tauMillis: [32, 32, 32] },
      { name: 'hidden', neurons: 9, placement: [{ core: 3, neurons: 9 }], tauMillis: Array(9).fill(64) },
      {
        name: 'output',
        neurons: 6,
        placement: [
          { core: 1, neurons: 2 },
          { core: 2, neurons: 4 },
        ],
        tauMillis: [16, 32, 64, 128, 256, 512],
      },
    ],
    populations: [
      { label: 'yes', firstNeuron: 0, neurons: 2 },
      { label: 'no', firstNeuron: 2, neurons: 2 },
      { label: 'other', firstNeuron: 4, neurons: 2 },
    ],
    centreHz: [125, 250, 500],
    stepMillis: 8,
    windowSteps: 4,
    windowParts: { number: 1, shortestSteps: 4, longestSteps: 4 },
  };
}

const envelope = { seq: 1, session: 's', streamTimeMs: 0, wallTime: '2026-11-23T00:00:00Z' };

/**
 * @param {number} firstStep
 * @param {string[][]} spikes per step, one hex string per stage
 * @param {number[][]} [scores]
 */
export function activity(firstStep, spikes, scores = spikes.map(() => [0, 0])) {
  const input = spikes.map((_, i) => [firstStep + i, 0.5, 2]);
  return { ...envelope, type: /** @type {const} */ ('activity'), firstStep, input, spikes, scores };
}

/**
 * @param {Partial<import('../../main/resources/META-INF/resources/spikeword/js/protocol/types.js').Detection>} fields
 */
export function detection(fields) {
  return {
    ...envelope, type: /** @type {const} */ ('detection'), id: 'd1', word: 'yes', score: 2, peak: 2.5, threshold: 1.5,
    onsetMs: 80, peakMs: 160, decisionMs: 120, latencyMs: 12, modelSha256: 'ab', energyNanojoules: 6,
    ...fields,
  };
}

/**
 * @param {Partial<import('../../main/resources/META-INF/resources/spikeword/js/protocol/types.js').Suppressed>} fields
 */
export function suppressed(fields) {
  return {
    ...envelope, type: /** @type {const} */ ('suppressed'), word: 'no', peak: 1, threshold: 1.5, onsetMs: 80,
    peakMs: 120, reason: /** @type {const} */ ('below-threshold'),
    ...fields,
  };
}
