// @ts-check
/** Reads the first bytes of a sound file, to say what it is before anybody decodes it. */

/**
 * @typedef {object} SoundFormat
 * @property {'WAV' | 'FLAC'} kind
 * @property {number} sampleRate Hz
 * @property {number} channels
 * @property {number} bits
 */

/**
 * @param {ArrayBuffer} bytes the file, or its first kilobytes
 * @returns {SoundFormat | null} null if it is neither a WAV nor a FLAC file
 */
export function readFormat(bytes) {
  const view = new DataView(bytes);
  if (text(view, 0) === 'RIFF' && text(view, 8) === 'WAVE') {
    return readWav(view);
  }
  return text(view, 0) === 'fLaC' ? readFlac(view) : null;
}

/**
 * Walks the chunks to `fmt `: others may come first.
 *
 * @param {DataView} view
 * @returns {SoundFormat | null}
 */
function readWav(view) {
  let offset = 12;
  while (offset + 24 <= view.byteLength) {
    const size = view.getUint32(offset + 4, true);
    if (text(view, offset) === 'fmt ') {
      return checked({
        kind: 'WAV',
        channels: view.getUint16(offset + 10, true),
        sampleRate: view.getUint32(offset + 12, true),
        bits: view.getUint16(offset + 22, true),
      });
    }
    offset += 8 + size + (size & 1);
  }
  return null;
}

/**
 * STREAMINFO is the first block: 20 bits sample rate, 3 bits channels - 1, 5 bits sample size - 1
 * (RFC 9639, section 8.2).
 *
 * @param {DataView} view
 * @returns {SoundFormat | null}
 */
function readFlac(view) {
  if (view.byteLength < 26) {
    return null;
  }
  const packed = view.getUint32(18, false);
  return checked({
    kind: 'FLAC',
    sampleRate: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bits: ((packed >>> 4) & 31) + 1,
  });
}

/** @param {SoundFormat} format */
function checked(format) {
  return format.sampleRate > 0 && format.channels > 0 ? format : null;
}

/**
 * @param {DataView} view
 * @param {number} offset
 */
function text(view, offset) {
  if (offset + 4 > view.byteLength) {
    return '';
  }
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  );
}
