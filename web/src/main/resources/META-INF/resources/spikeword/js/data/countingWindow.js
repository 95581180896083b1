// @ts-check
/** Where the parts of the read-out's counting window lie, computed as the server does. */

/** @typedef {import('../protocol/types.js').WindowParts} WindowParts */

/**
 * Neurons that count in the same part.
 *
 * @typedef {object} Group
 * @property {number} first counted over the whole network
 * @property {number} neurons
 */

/**
 * The groups of a population, from the earliest part to the latest.
 *
 * @param {Group} population
 * @param {WindowParts} parts
 * @returns {Group[]}
 */
export function groupsOf(population, { number }) {
  const bound = (/** @type {number} */ part) => Math.floor((part * population.neurons) / number);
  return Array.from({ length: number }, (_, part) => ({
    first: population.first + bound(part),
    neurons: bound(part + 1) - bound(part),
  }));
}

/**
 * Places the parts where they count most.
 *
 * @param {Group[]} groups
 * @param {number[][]} fired spikes of each group in the last steps, `[part][step]`, the present
 *   step last; steps before are silent
 * @param {WindowParts} parts
 * @returns {{from: number, to: number}[]} steps of each part in `fired`, `to` excluded
 */
export function placeParts(groups, fired, { shortestSteps, longestSteps }) {
  const steps = fired[0]?.length ?? 0;
  /** Best count of no parts, then of one more each time, by the step behind them. */
  let best = new Float64Array(steps + 1);
  /** @type {Uint16Array[]} */
  const lengths = [];
  groups.forEach((group, part) => {
    const before = new Float64Array(steps + 1);
    for (let t = 0; t < steps; t++) {
      before[t + 1] = (before[t] ?? 0) + (fired[part]?.[t] ?? 0);
    }
    const next = new Float64Array(steps + 1);
    const length = new Uint16Array(steps + 1);
    for (let end = 0; end <= steps; end++) {
      next[end] = -Infinity;
      for (let l = shortestSteps; l <= longestSteps; l++) {
        const start = Math.max(0, end - l);
        const count = (best[start] ?? 0) + ((before[end] ?? 0) - (before[start] ?? 0)) / group.neurons;
        if (count > (next[end] ?? 0)) {
          next[end] = count;
          length[end] = l;
        }
      }
    }
    best = next;
    lengths.push(length);
  });
  /** @type {{from: number, to: number}[]} */
  const placed = [];
  let to = steps;
  for (let part = groups.length - 1; part >= 0; part--) {
    const from = Math.max(0, to - (lengths[part]?.[to] ?? 0));
    placed.unshift({ from, to });
    to = from;
  }
  return placed;
}
