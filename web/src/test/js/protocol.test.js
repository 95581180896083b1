// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoffMillis } from '../../main/resources/META-INF/resources/spikeword/js/protocol/backoff.js';
import { parseEvent, stepEndingAt, unpackSpikes } from '../../main/resources/META-INF/resources/spikeword/js/protocol/events.js';

test('a known event is read', () => {
  const event = parseEvent('{"type":"level","seq":7,"rms":0.1,"peak":0.2,"clipped":false,"new":1}');
  assert.equal(event?.type, 'level');
  assert.equal(event?.seq, 7);
});

test('what is no event of version 1 is passed over', () => {
  for (const text of ['', '{', 'null', '[]', '7', '"level"', '{"seq":1}', '{"type":3}', '{"type":"later"}']) {
    assert.equal(parseEvent(text), null, text);
  }
});

test('neuron n is bit n mod 4 of hex digit n / 4', () => {
  for (let neuron = 0; neuron < 20; neuron++) {
    const digits = Array(5).fill(0);
    digits[Math.floor(neuron / 4)] = 1 << neuron % 4;
    const bytes = new Uint8Array(5);
    unpackSpikes(digits.map((digit) => digit.toString(16)).join(''), bytes, 1, 3);
    const fired = Array.from({ length: 24 }, (_, n) => (bytes[1 + (n >> 3)] ?? 0) & (1 << (n & 7)));
    assert.deepEqual(fired.flatMap((bit, n) => (bit ? [n] : [])), [neuron]);
    assert.equal(bytes[0], 0);
    assert.equal(bytes[4], 0);
  }
});

test('letters are read in both cases, missing digits and foreign letters are silence', () => {
  const bytes = new Uint8Array(4);
  unpackSpikes('aFzG', bytes, 0, 4);
  assert.deepEqual([...bytes], [0xfa, 0, 0, 0]);
});

test('step s ends at (s + 1) times the step length', () => {
  assert.equal(stepEndingAt(8, 8), 0);
  assert.equal(stepEndingAt(1000, 8), 124);
  assert.equal(stepEndingAt(0, 8), 0);
});

test('waiting for the server doubles from 0.4 s and stops at 5 s', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 60].map((n) => backoffMillis(n, 1)), [400, 800, 1600, 3200, 5000, 5000, 5000]);
  assert.equal(backoffMillis(0, 0), 200);
});
