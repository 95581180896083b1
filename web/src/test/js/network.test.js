// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf, placeParts } from '../../main/resources/META-INF/resources/spikeword/js/data/countingWindow.js';
import { explain } from '../../main/resources/META-INF/resources/spikeword/js/data/decision.js';
import { History } from '../../main/resources/META-INF/resources/spikeword/js/data/history.js';
import { NetworkLayout } from '../../main/resources/META-INF/resources/spikeword/js/data/networkLayout.js';
import { RasterRows } from '../../main/resources/META-INF/resources/spikeword/js/data/rasterRows.js';
import { activity, smallModel } from './fixtures.js';

test('neurons fill their cores in the order of the stages', () => {
  const layout = new NetworkLayout(smallModel());
  assert.equal(layout.neurons, 18);
  assert.deepEqual(layout.places[12], { stage: 2, indexInStage: 0, core: 1, cell: 3 });
  assert.deepEqual(layout.places[14], { stage: 2, indexInStage: 2, core: 2, cell: 0 });
  assert.deepEqual([...layout.used], [[1, 5], [3, 9], [2, 4]]);
});

test('populations are found among the outputs only', () => {
  const layout = new NetworkLayout(smallModel());
  assert.equal(layout.populationOf(11), null);
  assert.equal(layout.populationOf(12)?.label, 'yes');
  assert.equal(layout.populationOf(15)?.label, 'no');
  assert.equal(layout.populationOf(17)?.keyword, false);
});

test('a neuron is described by stage, population, core and time constant', () => {
  assert.equal(new NetworkLayout(smallModel()).describe(15), 'output 3 (“no”), core 2, τ 128 ms');
});

test('every neuron has its own row and blocks are apart', () => {
  const layout = new NetworkLayout(smallModel());
  const rows = new RasterRows(layout);
  assert.equal(new Set(rows.rowOf).size, 18);
  assert.ok(Math.max(...rows.rowOf) < rows.rows);
  assert.equal(rows.blocks.length, 4);
  for (const { block, row } of rows.blocks.slice(1)) {
    assert.ok(row - (rows.rowOf[block.first - 1] ?? 0) > 1);
  }
});

test('a decision is the sum of the spikes in the counting window, population by population', () => {
  const model = smallModel();
  const history = new History(model);
  // outputs: before the window "yes" fires; inside it "no" fires 2 + 1 + 1 times, "other" once
  history.addActivity(
    activity(0, [['0', '0', '3'], ['0', '0', 'c'], ['0', '0', '4'], ['0', '0', '01'], ['0', '0', '4']]),
  );
  const explanation = explain(history, new NetworkLayout(model), 'no', 4);
  assert.equal(explanation?.fromStep, 1);
  assert.equal(explanation?.missedSteps, 0);
  assert.deepEqual(
    explanation?.populations.map(({ label, spikes, active, perNeuron }) => [label, spikes, active, perNeuron]),
    [['yes', 0, 0, 0], ['no', 4, 2, 2], ['other', 1, 1, 0.5]],
  );
  assert.deepEqual(explanation?.strongest, [{ neuron: 14, spikes: 3 }, { neuron: 15, spikes: 1 }]);
});

test('in a window of parts a neuron counts only in its own, placed where most is counted', () => {
  const model = { ...smallModel(), windowSteps: 6, windowParts: { number: 2, shortestSteps: 1, longestSteps: 3 } };
  const history = new History(model);
  // "no" is neurons 14 and 15, the outputs 2 and 3. 14 counts early, 15 late: 14 fires in steps 0,
  // 1, 2 and 5, 15 in steps 0, 3 and 4. Best: steps 0 to 2 early, 3 to 5 late.
  history.addActivity(activity(0, ['c', '4', '4', '8', '8', '4'].map((outputs) => ['0', '0', outputs])));
  const explanation = explain(history, new NetworkLayout(model), 'no', 5);
  const no = explanation?.populations[1];
  assert.deepEqual([no?.spikes, no?.perNeuron], [5, 5]);
  assert.deepEqual(explanation?.strongest, [{ neuron: 14, spikes: 3 }, { neuron: 15, spikes: 2 }]);
});

test('parts take the shortest of equally good lengths and may begin before the sound does', () => {
  const parts = { number: 2, shortestSteps: 2, longestSteps: 4 };
  const groups = groupsOf({ first: 10, neurons: 3 }, parts);
  assert.deepEqual(groups, [{ first: 10, neurons: 1 }, { first: 11, neurons: 2 }]);
  const place = (/** @type {number[]} */ early, /** @type {number[]} */ late) => placeParts(groups, [early, late], parts);
  assert.deepEqual(place([0], [0]), [{ from: 0, to: 0 }, { from: 0, to: 1 }]);
  assert.deepEqual(place([0, 1, 0, 0], [0, 0, 0, 1]), [{ from: 0, to: 2 }, { from: 2, to: 4 }]);
  assert.deepEqual(place([0, 1, 0, 0, 0], [0, 0, 2, 2, 1]), [{ from: 0, to: 2 }, { from: 2, to: 5 }]);
});

test('an explanation says how much of its window this page has not seen', () => {
  const model = smallModel();
  const history = new History(model);
  history.addActivity(activity(8, [['0', '0', 'c'], ['0', '0', '4']]));
  assert.equal(explain(history, new NetworkLayout(model), 'no', 9)?.missedSteps, 2);
});

test('a decision whose steps are gone is not explained', () => {
  const model = smallModel();
  assert.equal(explain(new History(model), new NetworkLayout(model), 'no', 400), null);
});
