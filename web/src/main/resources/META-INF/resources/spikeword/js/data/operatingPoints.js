// @ts-check
/** What a threshold costs, read from the model's own measured table. */

/** @typedef {import('../protocol/types.js').OperatingPoint} OperatingPoint */

/**
 * @typedef {object} Expectation
 * @property {number} falseRejectRate 0..1
 * @property {number} falseAcceptsPerHour
 * @property {'inside' | 'below' | 'above'} range whether the threshold lies inside the table; outside
 *   it the nearest measured point speaks
 */

/**
 * Interpolates linearly between the two measured neighbours of a threshold.
 *
 * @param {OperatingPoint[] | undefined} points ascending by threshold
 * @param {number} threshold
 * @returns {Expectation | null} null without any point
 */
export function expectationAt(points, threshold) {
  const first = points?.[0];
  const last = points?.[points.length - 1];
  if (!points || !first || !last) {
    return null;
  }
  if (threshold <= first.threshold) {
    return expectation(first, threshold < first.threshold ? 'below' : 'inside');
  }
  if (threshold >= last.threshold) {
    return expectation(last, threshold > last.threshold ? 'above' : 'inside');
  }
  const upper = points.findIndex((point) => point.threshold >= threshold);
  const b = /** @type {OperatingPoint} */ (points[upper]);
  const a = points[upper - 1] ?? b;
  const width = b.threshold - a.threshold;
  const share = width > 0 ? (threshold - a.threshold) / width : 1;
  return {
    falseRejectRate: a.falseRejectRate + share * (b.falseRejectRate - a.falseRejectRate),
    falseAcceptsPerHour:
      a.falseAcceptsPerHour + share * (b.falseAcceptsPerHour - a.falseAcceptsPerHour),
    range: 'inside',
  };
}

/**
 * @param {OperatingPoint} point
 * @param {'inside' | 'below' | 'above'} range
 * @returns {Expectation}
 */
function expectation(point, range) {
  return {
    falseRejectRate: point.falseRejectRate,
    falseAcceptsPerHour: point.falseAcceptsPerHour,
    range,
  };
}

/**
 * The ends of a threshold slider: the measured thresholds where there are some, and always the one
 * in force with room around it.
 *
 * @param {OperatingPoint[] | undefined} points
 * @param {number} threshold the one in force
 * @returns {{min: number, max: number}}
 */
export function sliderRange(points, threshold) {
  const span = Math.max(2, 2 * Math.abs(threshold));
  const min = Math.min(threshold, points?.[0]?.threshold ?? threshold - span);
  const max = Math.max(threshold, points?.[points.length - 1]?.threshold ?? threshold + span);
  return { min: Math.floor(10 * min) / 10, max: Math.ceil(10 * max) / 10 };
}
