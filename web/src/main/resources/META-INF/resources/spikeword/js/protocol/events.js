// @ts-check
/** Reads the server's messages and the packed spikes inside them. */

/** @typedef {import('./types.js').ServerEvent} ServerEvent */

const KNOWN = new Set([
  'hello',
  'level',
  'score',
  'activity',
  'detection',
  'suppressed',
  'gap',
  'configured',
  'heartbeat',
  'error',
  'finished',
]);

/**
 * Reads one text frame. Types that this page does not know are no error: version 1 only grows.
 *
 * @param {string} text
 * @returns {ServerEvent | null} the event, or null if the text is none that this page knows
 */
export function parseEvent(text) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    return null;
  }
  const type = /** @type {{type: unknown}} */ (value).type;
  return typeof type === 'string' && KNOWN.has(type) ? /** @type {ServerEvent} */ (value) : null;
}

/**
 * Unpacks the spikes of one stage: neuron n is bit n mod 4 of hex digit n / 4, so two digits make
 * one byte with neuron n in bit n mod 8.
 *
 * @param {string} hex
 * @param {Uint8Array} target receives the bytes
 * @param {number} offset index of the first byte
 * @param {number} bytes how many bytes to write; missing digits count as 0
 */
export function unpackSpikes(hex, target, offset, bytes) {
  for (let b = 0; b < bytes; b++) {
    target[offset + b] = hexDigit(hex, 2 * b) | (hexDigit(hex, 2 * b + 1) << 4);
  }
}

/**
 * @param {string} hex
 * @param {number} index
 */
function hexDigit(hex, index) {
  if (index >= hex.length) {
    return 0;
  }
  const code = hex.charCodeAt(index);
  if (code >= 48 && code <= 57) {
    return code - 48;
  }
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : 0;
}

/**
 * The step whose end is at a time of the stream: step s ends at (s + 1) * stepMillis.
 *
 * @param {number} millis stream time, milliseconds
 * @param {number} stepMillis
 */
export function stepEndingAt(millis, stepMillis) {
  return Math.max(0, Math.round(millis / stepMillis) - 1);
}
