// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { History } from '../../main/resources/META-INF/resources/spikeword/js/data/history.js';
import { activity, smallModel } from './fixtures.js';

/** Neurons of the whole network that fired in a step. @param {History} history @param {number} step */
function fired(history, step) {
  return Array.from({ length: 18 }, (_, n) => n).filter((n) => history.firedAt(step, n));
}

test('spikes of all stages come back under their number in the whole network', () => {
  const history = new History(smallModel());
  // front end neuron 2; hidden neurons 0 and 8; outputs 0 and 5
  history.addActivity(activity(5, [['4', '101', '12']], [[1.5, -2]]));
  assert.deepEqual(fired(history, 5), [2, 3, 11, 12, 17]);
  assert.equal(history.scoreAt(5, 0), 1.5);
  assert.equal(history.scoreAt(5, 1), -2);
  assert.equal(history.inputAt(5, 0), 5);
  assert.equal(history.end, 6);
});

test('steps nobody told of are unknown', () => {
  const history = new History(smallModel());
  history.addActivity(activity(0, [['0', '0', '0']]));
  history.addActivity(activity(10, [['1', '0', '0']]));
  assert.deepEqual([0, 1, 9, 10, 11].map((step) => history.hasActivity(step)), [true, false, false, true, false]);
});

test('the ring keeps the newest steps and forgets the others', () => {
  const history = new History(smallModel(), 16);
  for (let step = 0; step < 100; step++) {
    history.addActivity(activity(step, [[(step % 8).toString(16), '0', '0']]));
  }
  assert.equal(history.start, 84);
  assert.equal(history.hasActivity(83), false);
  for (let step = 84; step < 100; step++) {
    assert.equal(history.inputAt(step, 0), step);
    assert.deepEqual(fired(history, step), [0, 1, 2].filter((n) => (step % 8) & (1 << n)));
  }
});

test('a jump beyond the ring leaves nothing of the past', () => {
  const history = new History(smallModel(), 16);
  history.addActivity(activity(0, Array(16).fill(['7', '0', '0'])));
  history.addActivity(activity(1000, [['1', '0', '0']]));
  for (let step = 985; step < 1000; step++) {
    assert.equal(history.hasActivity(step), false);
  }
  assert.equal(history.hasActivity(1000), true);
});

test('a step that is told twice keeps its first values', () => {
  const history = new History(smallModel());
  history.addActivity(activity(3, [['1', '0', '0']]));
  history.addActivity(activity(2, [['2', '0', '0'], ['4', '0', '0']]));
  assert.deepEqual(fired(history, 2), [1]);
  assert.deepEqual(fired(history, 3), [0]);
});

test('a level speaks for the steps since the last one', () => {
  const history = new History(smallModel());
  history.addLevel(7, 0.25, 0.5, false);
  history.addLevel(15, 0.5, 1, true);
  assert.equal(history.rmsAt(0), 0.25);
  assert.equal(history.rmsAt(8), 0.5);
  assert.equal(history.clippedAt(7), false);
  assert.equal(history.clippedAt(8), true);
  assert.equal(history.hasLevel(16), false);
});

test('scores without activity hold until the next ones', () => {
  const history = new History(smallModel());
  history.addScores(4, [1, 2]);
  history.addScores(9, [3, 4]);
  assert.equal(history.scoreAt(0, 1), 2);
  assert.equal(history.scoreAt(5, 1), 4);
  assert.equal(history.hasActivity(5), false);
});

test('after a long silence a score does not speak for the past', () => {
  const history = new History(smallModel());
  history.addScores(4, [1, 2]);
  history.addScores(1000, [3, 4]);
  assert.equal(history.hasScores(500), false);
  assert.equal(history.hasScores(1000), true);
});

test('spikes are counted over a stretch, unknown steps count nothing', () => {
  const history = new History(smallModel());
  history.addActivity(activity(0, Array(5).fill(['1', '0', '0'])));
  assert.equal(history.countSpikes(0, 1, 100), 4);
  assert.equal(history.countSpikes(1, 0, 4), 0);
});

test('what has changed is told once, late steps included', () => {
  const history = new History(smallModel());
  assert.equal(history.takeChanged(), Infinity);
  history.addActivity(activity(10, [['1', '0', '0']]));
  history.addActivity(activity(4, [['1', '0', '0']]));
  assert.equal(history.takeChanged(), 4);
  assert.equal(history.takeChanged(), Infinity);
  history.addLevel(11, 0.1, 0.2, false);
  assert.equal(history.takeChanged(), 0);
});

test('pictures wait for the activity of steps that are known otherwise, but not for ever', () => {
  const history = new History(smallModel());
  history.addActivity(activity(0, Array(10).fill(['0', '0', '0'])));
  history.addLevel(20, 0.1, 0.2, false);
  assert.equal(history.newest, 10);
  history.addLevel(400, 0.1, 0.2, false);
  assert.equal(history.newest, 401);
});
