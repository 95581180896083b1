// @ts-check
/** The range of a picture's axis: wide enough for what is shown, and calm. */

/** A range shrinks only after this many calls in a row found it too wide. */
const PATIENCE = 12;

export class ValueScale {
  /**
   * @param {number} low
   * @param {number} high above low
   */
  constructor(low, high) {
    this.low = low;
    this.high = high;
    this.calls = 0;
  }

  /**
   * Fits the range to values, outwards at once, inwards with patience.
   *
   * @param {number} low smallest value to show
   * @param {number} high largest value to show
   * @returns {boolean} whether the range changed
   */
  fit(low, high) {
    const unit = niceUnit((high - low) / 4);
    const wantedLow = Math.floor(low / unit) * unit;
    const wantedHigh = Math.max(Math.ceil(high / unit) * unit, wantedLow + unit);
    const tooSmall = low < this.low || high > this.high;
    const tooWide = wantedHigh - wantedLow < 0.7 * (this.high - this.low);
    this.calls = tooWide ? this.calls + 1 : 0;
    if (!tooSmall && this.calls < PATIENCE) {
      return false;
    }
    this.calls = 0;
    this.low = tooSmall ? Math.min(this.low, wantedLow) : wantedLow;
    this.high = tooSmall ? Math.max(this.high, wantedHigh) : wantedHigh;
    return true;
  }
}

/**
 * The next of 1, 2, 5, 10 ... times a power of ten.
 *
 * @param {number} value positive
 */
export function niceUnit(value) {
  if (!(value > 0)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
}
