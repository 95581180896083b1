// @ts-check
/** Which neurons and steps decided an event: the read-out's sum, taken apart. */

/** @typedef {import('./history.js').History} History */
/** @typedef {import('./networkLayout.js').NetworkLayout} NetworkLayout */

/**
 * @typedef {object} PopulationShare
 * @property {string} label
 * @property {boolean} keyword
 * @property {number} spikes spikes of the population in the window
 * @property {number} neurons size of the population
 * @property {number} active how many of its neurons fired at least once
 * @property {number} perNeuron spikes / neurons, the term that the score compares
 */

/**
 * @typedef {object} Explanation
 * @property {number} fromStep first step of the window
 * @property {number} toStep last step of the window, the deciding one
 * @property {number} knownSteps steps of the window that this page has seen
 * @property {PopulationShare[]} populations in read-out order
 * @property {{neuron: number, spikes: number}[]} strongest the word's most active neurons, most
 *   spikes first
 * @property {Uint16Array} spikesPerNeuron over the window, counted over the whole network
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
  const fromStep = Math.max(0, step - layout.model.windowSteps + 1);
  const spikesPerNeuron = new Uint16Array(layout.neurons);
  let knownSteps = 0;
  for (let s = fromStep; s <= step; s++) {
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
  const populations = layout.populations.map((population) => {
    const counts = spikesPerNeuron.subarray(population.first, population.first + population.neurons);
    const spikes = counts.reduce((sum, count) => sum + count, 0);
    return {
      label: population.label,
      keyword: population.keyword,
      spikes,
      neurons: population.neurons,
      active: counts.filter((count) => count > 0).length,
      perNeuron: spikes / population.neurons,
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
  return { fromStep, toStep: step, knownSteps, populations, strongest, spikesPerNeuron };
}
