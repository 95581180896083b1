// @ts-check
/** Which neurons and steps decided an event: the read-out's sum, taken apart. */

import { groupsOf, placeParts } from './countingWindow.js';

/** @typedef {import('./history.js').History} History */
/** @typedef {import('./networkLayout.js').NetworkLayout} NetworkLayout */

/**
 * @typedef {object} PopulationShare
 * @property {string} label
 * @property {boolean} keyword
 * @property {number} spikes spikes of the population that the read-out counted
 * @property {number} neurons size of the population
 * @property {number} active how many of its neurons fired at least once
 * @property {number} perNeuron spikes / neurons, summed over the parts of the window: the term
 *   that the score compares
 */

/**
 * @typedef {object} Explanation
 * @property {number} fromStep first step that could count for the word, as its parts were placed
 * @property {number} toStep last step of the window, the deciding one
 * @property {number} missedSteps steps of the window that this page has not seen, as it came later
 * @property {PopulationShare[]} populations in read-out order
 * @property {{neuron: number, spikes: number}[]} strongest the word's most active neurons, most
 *   spikes first
 * @property {Uint16Array} spikesPerNeuron over the window, by neuron of the whole network; of an
 *   output neuron those that counted
 */

/**
 * Takes apart the counting window that ends at a step.
 *
 * @param {History} history
 * @param {NetworkLayout} layout
 * @param {string} word
 * @param {number} step the deciding step
 * @returns {Explanation | null} null if nothing of the window is kept any more
 */
export function explain(history, layout, word, step) {
  const earliest = Math.max(0, step - layout.model.windowSteps + 1);
  const spikesPerNeuron = new Uint16Array(layout.neurons);
  let knownSteps = 0;
  for (let s = earliest; s <= step; s++) {
    if (!history.hasActivity(s)) {
      continue;
    }
    knownSteps++;
    for (let n = 0; n < spikesPerNeuron.length; n++) {
      if (history.firedAt(s, n)) {
        spikesPerNeuron[n] = (spikesPerNeuron[n] ?? 0) + 1;
      }
    }
  }
  if (knownSteps === 0) {
    return null;
  }
  let fromStep = earliest;
  const populations = layout.populations.map((population) => {
    const { perNeuron, first } = keepCounted(history, layout, population, earliest, step, spikesPerNeuron);
    fromStep = population.label === word ? first : fromStep;
    const counts = spikesPerNeuron.subarray(population.first, population.first + population.neurons);
    const spikes = counts.reduce((sum, count) => sum + count, 0);
    return {
      label: population.label,
      keyword: population.keyword,
      spikes,
      neurons: population.neurons,
      active: counts.filter((count) => count > 0).length,
      perNeuron,
    };
  });
  const own = layout.populations.find((population) => population.label === word);
  const strongest = own
    ? Array.from({ length: own.neurons }, (_, i) => ({
        neuron: own.first + i,
        spikes: spikesPerNeuron[own.first + i] ?? 0,
      }))
        .filter((entry) => entry.spikes > 0)
        .sort((a, b) => b.spikes - a.spikes || a.neuron - b.neuron)
        .slice(0, 5)
    : [];
  const missedSteps = step - earliest + 1 - knownSteps;
  return { fromStep, toStep: step, missedSteps, populations, strongest, spikesPerNeuron };
}

/**
 * Leaves of a population's spikes only those that lie in the part of the window in which their
 * neuron counts.
 *
 * @param {History} history
 * @param {NetworkLayout} layout
 * @param {{first: number, neurons: number}} population
 * @param {number} fromStep
 * @param {number} toStep
 * @param {Uint16Array} spikesPerNeuron changed
 * @returns {{perNeuron: number, first: number}} the sum over the parts of spikes per neuron, and
 *   the first step of the earliest part
 */
function keepCounted(history, layout, population, fromStep, toStep, spikesPerNeuron) {
  const parts = layout.model.windowParts;
  const groups = groupsOf(population, parts);
  const firedAt = (/** @type {number} */ s, /** @type {number} */ n) =>
    history.hasActivity(s) && history.firedAt(s, n) ? 1 : 0;
  const fired = groups.map((group) =>
    Array.from({ length: toStep - fromStep + 1 }, (_, t) => {
      let sum = 0;
      for (let n = 0; n < group.neurons; n++) {
        sum += firedAt(fromStep + t, group.first + n);
      }
      return sum;
    }),
  );
  let perNeuron = 0;
  const placed = placeParts(groups, fired, parts);
  placed.forEach(({ from, to }, part) => {
    const group = /** @type {{first: number, neurons: number}} */ (groups[part]);
    let spikes = 0;
    for (let n = group.first; n < group.first + group.neurons; n++) {
      let counted = 0;
      for (let t = from; t < to; t++) {
        counted += firedAt(fromStep + t, n);
      }
      spikesPerNeuron[n] = counted;
      spikes += counted;
    }
    perNeuron += spikes / group.neurons;
  });
  return { perNeuron, first: fromStep + (placed[0]?.from ?? 0) };
}
