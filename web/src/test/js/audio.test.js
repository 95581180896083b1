// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clip } from '../../main/resources/META-INF/resources/spikeword/js/audio/clip.js';
import { readFormat } from '../../main/resources/META-INF/resources/spikeword/js/audio/fileFormat.js';
import { samplesDue } from '../../main/resources/META-INF/resources/spikeword/js/audio/pacing.js';
import { mixDown, toS16le } from '../../main/resources/META-INF/resources/spikeword/js/audio/pcm.js';

/** @param {(number | string)[]} parts strings as ASCII, numbers as bytes */
function bytes(...parts) {
  const list = parts.flatMap((part) =>
    typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [part],
  );
  return Uint8Array.from(list).buffer;
}

const fmt48kStereo24 = ['fmt ', 16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xbb, 0, 0, 0, 0x65, 4, 0, 6, 0, 24, 0];

test('samples become 16-bit little-endian, full scale 32768, clipped', () => {
  const view = new DataView(toS16le(Float32Array.of(0, 0.5, -1, 1, 7, -7, 1 / 32768)));
  const values = Array.from({ length: 7 }, (_, i) => view.getInt16(2 * i, true));
  assert.deepEqual(values, [0, 16384, -32768, 32767, 32767, -32768, 1]);
});

test('every 16-bit sample survives decoding and encoding', () => {
  const all = Float32Array.from({ length: 65536 }, (_, i) => (i - 32768) / 32768);
  const view = new DataView(toS16le(all));
  for (let i = 0; i < all.length; i++) {
    assert.equal(view.getInt16(2 * i, true), i - 32768);
  }
});

test('channels are averaged, a single one is taken as it is', () => {
  const left = Float32Array.of(1, 0.5);
  assert.deepEqual([...mixDown([left, Float32Array.of(0, -0.5)])], [0.5, 0]);
  assert.equal(mixDown([left]), left);
  assert.equal(mixDown([]).length, 0);
});

test('a WAV header is read wherever its fmt chunk is', () => {
  const wanted = { kind: 'WAV', channels: 2, sampleRate: 48000, bits: 24 };
  assert.deepEqual(readFormat(bytes('RIFF', 0, 0, 0, 0, 'WAVE', ...fmt48kStereo24)), wanted);
  // an odd chunk before it is padded to an even length
  assert.deepEqual(
    readFormat(bytes('RIFF', 0, 0, 0, 0, 'WAVE', 'LIST', 3, 0, 0, 0, 1, 2, 3, 0, ...fmt48kStereo24)),
    wanted,
  );
});

test('a FLAC header is read as RFC 9639 packs it', () => {
  // 44100 Hz = 0x0AC44, 2 channels, 16 bit: 0000 1010 1100 0100 0100 | 001 | 01111 ...
  const header = bytes('fLaC', 0, 0, 0, 34, 16, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0x0a, 0xc4, 0x42, 0xf0, 0, 0, 0, 0);
  assert.deepEqual(readFormat(header), { kind: 'FLAC', sampleRate: 44100, channels: 2, bits: 16 });
});

test('what is no sound is told apart', () => {
  for (const parts of [[''], ['hello, I am a text'], ['RIFF', 0, 0, 0, 0, 'AVI '], ['RIFF', 0, 0, 0, 0, 'WAVE'], ['fLaC', 0]]) {
    assert.equal(readFormat(bytes(...parts)), null);
  }
  const zeroRate = [...fmt48kStereo24];
  zeroRate.splice(9, 4, 0, 0, 0, 0);
  assert.equal(readFormat(bytes('RIFF', 0, 0, 0, 0, 'WAVE', ...zeroRate)), null);
});

test('a recording flows at its rate and ends at its end', () => {
  assert.deepEqual(samplesDue(0, 16000, 0, 16000, 8000), { samples: 0, lateMillis: 0 });
  assert.deepEqual(samplesDue(32, 16000, 0, 16000, 8000), { samples: 512, lateMillis: 0 });
  assert.deepEqual(samplesDue(32, 16000, 512, 16000, 8000), { samples: 0, lateMillis: 0 });
  assert.equal(samplesDue(5000, 16000, 15990, 16000, 8000).samples, 10);
});

test('a recording never owes more than one message: it is late instead', () => {
  assert.deepEqual(samplesDue(500, 16000, 0, 160000, 8000), { samples: 8000, lateMillis: 0 });
  assert.deepEqual(samplesDue(5000, 16000, 0, 160000, 8000), { samples: 8000, lateMillis: 4500 });
});

test('after a time in a hidden tab a recording is no faster than sound, and is heard where it is', (t) => {
  let now = 0;
  let tick = () => {};
  t.mock.method(performance, 'now', () => now);
  t.mock.method(globalThis, 'setInterval', (/** @type {() => void} */ action) => (tick = action));
  t.mock.method(globalThis, 'clearInterval', () => {});
  /** @type {number[]} */
  const heardFrom = [];
  /** @type {any} */ (globalThis).AudioContext = class {
    createBuffer() {
      return { getChannelData: () => new Float32Array(160000) };
    }
    createBufferSource() {
      return { connect() {}, start: (/** @type {number} */ _, /** @type {number} */ at) => heardFrom.push(at) };
    }
    async close() {}
  };
  t.after(() => delete (/** @type {any} */ (globalThis).AudioContext));
  const clip = new Clip('long.wav', new Float32Array(160000), '');
  clip.setAudible(true);
  clip.play(() => {}, () => {});
  for (now = 1000; now <= 5000; now += 1000) {
    tick(); // hidden: once a second
  }
  assert.equal(clip.sent, 5 * 8000);
  assert.deepEqual(heardFrom, [0, 0.5, 1, 1.5, 2, 2.5]);

  const before = clip.sent;
  for (now = 5032; now <= 6000; now += 32) {
    tick(); // seen again
  }
  assert.ok(clip.sent - before <= 16000, `${clip.sent - before} samples within a second`);
  assert.equal(heardFrom.length, 6);
});
