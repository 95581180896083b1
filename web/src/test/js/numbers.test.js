// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectationAt, sliderRange } from '../../main/resources/META-INF/resources/spikeword/js/data/operatingPoints.js';
import { PlayClock } from '../../main/resources/META-INF/resources/spikeword/js/data/playClock.js';
import { ValueScale, niceUnit } from '../../main/resources/META-INF/resources/spikeword/js/data/valueScale.js';
import { RoundTrip } from '../../main/resources/META-INF/resources/spikeword/js/session/roundTrip.js';
import * as format from '../../main/resources/META-INF/resources/spikeword/js/util/format.js';

const points = [
  { threshold: 0, falseRejectRate: 0.1, falseAcceptsPerHour: 40 },
  { threshold: 1, falseRejectRate: 0.2, falseAcceptsPerHour: 10 },
  { threshold: 3, falseRejectRate: 0.6, falseAcceptsPerHour: 0 },
];

test('a threshold between two measured ones is interpolated', () => {
  assert.deepEqual(expectationAt(points, 2), { falseRejectRate: 0.4, falseAcceptsPerHour: 5, range: 'inside' });
  assert.equal(expectationAt(points, 1)?.falseAcceptsPerHour, 10);
});

test('outside the table the nearest point speaks and says so', () => {
  assert.equal(expectationAt(points, -1)?.range, 'below');
  assert.equal(expectationAt(points, -1)?.falseAcceptsPerHour, 40);
  assert.equal(expectationAt(points, 9)?.range, 'above');
  assert.equal(expectationAt(points, 3)?.range, 'inside');
});

test('without a table nothing is promised', () => {
  assert.equal(expectationAt(undefined, 1), null);
  assert.equal(expectationAt([], 1), null);
});

test('the slider reaches over the table and the threshold in force', () => {
  assert.deepEqual(sliderRange(points, 4.25), { min: 0, max: 4.3 });
  assert.deepEqual(sliderRange(undefined, 1.5), { min: -1.5, max: 4.5 });
});

test('the picture flows at the speed of sound, behind the newest step', () => {
  const clock = new PlayClock(8);
  let newest = 100;
  let shown = clock.advance(16, newest);
  const start = shown;
  for (let frame = 0; frame < 600; frame++) {
    // sound arrives in bursts of 4 steps, every second frame
    newest += frame % 2 === 0 ? 4 : 0;
    const next = clock.advance(16, newest);
    assert.ok(next >= shown && next - shown <= 4, 'step by step, never back');
    assert.ok(next <= newest);
    shown = next;
  }
  assert.ok(Math.abs(shown - start - 1200) < 20);
});

test('after a break the picture jumps to the present', () => {
  const clock = new PlayClock(8);
  clock.advance(16, 100);
  assert.ok(clock.advance(16, 5000) > 4900);
});

test('when sound stops the picture runs out and stands still', () => {
  const clock = new PlayClock(8);
  clock.advance(16, 100);
  let shown = 0;
  for (let frame = 0; frame < 300; frame++) {
    shown = clock.advance(16, 100);
  }
  assert.ok(shown <= 100 && shown >= 80);
  assert.equal(clock.advance(16, 100), shown);
});

test('an axis widens at once and narrows with patience', () => {
  const scale = new ValueScale(0, 1);
  assert.equal(scale.fit(0, 7.3), true);
  assert.ok(scale.high >= 7.3);
  const wide = scale.high;
  let calls = 0;
  while (!scale.fit(0, 1) && calls < 100) {
    calls++;
    assert.equal(scale.high, wide);
  }
  assert.ok(calls > 5 && calls < 100);
  assert.ok(scale.high < wide && scale.high >= 1);
});

test('units are 1, 2 or 5 times a power of ten', () => {
  assert.deepEqual([0.03, 0.1, 1.2, 3, 7, 60].map(niceUnit), [0.05, 0.1, 2, 5, 10, 100]);
  assert.equal(niceUnit(0), 1);
});

test('the round trip is the time from a question to its answer, in order', () => {
  const roundTrip = new RoundTrip();
  roundTrip.answered(5);
  assert.equal(roundTrip.millis, null);
  roundTrip.sent(100);
  roundTrip.sent(110);
  roundTrip.answered(103);
  assert.equal(roundTrip.millis, 3);
  roundTrip.answered(130);
  assert.equal(roundTrip.millis, 20);
});

test('numbers read as people write them', () => {
  assert.equal(format.streamTime(0), '0:00.0');
  assert.equal(format.streamTime(59960), '1:00.0');
  assert.equal(format.streamTime(754300), '12:34.3');
  assert.equal(format.decibels(1), 0);
  assert.equal(format.decibels(0), -90);
  assert.equal(format.decibels(0.1).toFixed(6), '-20.000000');
  assert.equal(format.frequency(125), '125');
  assert.equal(format.frequency(2281), '2.3k');
  assert.equal(format.score(-0.456), '−0.46');
  assert.equal(format.score(2), '+2.00');
  assert.equal(format.latency(0.2), '< 1 ms');
  assert.equal(format.latency(11.6), '12 ms');
  assert.equal(format.energy(0.0042), '4 pJ');
  assert.equal(format.energy(11.266), '11 nJ');
  assert.equal(format.energy(2500), '2.5 µJ');
  assert.equal(format.percent(0.053), '5.3 %');
  assert.equal(format.percent(0.5), '50 %');
  assert.equal(format.percent(0), '0 %');
  assert.equal(format.alarmsPerHour(0), 'no false alarm');
  assert.equal(format.alarmsPerHour(1.06), '1.1 false alarms an hour');
  assert.equal(format.count(1234567), '1\u2009234\u2009567');
});
