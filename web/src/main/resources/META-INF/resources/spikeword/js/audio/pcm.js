// @ts-check
/** Samples as the server wants them: 16 bit, little-endian, mono. */

/**
 * Full scale is 32768, so that sound decoded from 16-bit files comes back bit for bit; what lies
 * beyond full scale is clipped.
 *
 * @param {Float32Array} samples full scale 1
 * @returns {ArrayBuffer} two bytes a sample
 */
export function toS16le(samples) {
  const buffer = new ArrayBuffer(2 * samples.length);
  const view = new DataView(buffer);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round(32768 * (samples[i] ?? 0));
    view.setInt16(2 * i, Math.max(-32768, Math.min(32767, value)), true);
  }
  return buffer;
}

/**
 * The mean of all channels.
 *
 * @param {Float32Array[]} channels of equal length, at least one
 * @returns {Float32Array}
 */
export function mixDown(channels) {
  const first = channels[0] ?? new Float32Array(0);
  if (channels.length < 2) {
    return first;
  }
  const mono = new Float32Array(first.length);
  for (const channel of channels) {
    for (let i = 0; i < mono.length; i++) {
      mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0) / channels.length;
    }
  }
  return mono;
}
