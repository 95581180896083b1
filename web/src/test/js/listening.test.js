// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Listening } from '../../main/resources/META-INF/resources/spikeword/js/data/listening.js';
import { activity, detection, smallModel } from './fixtures.js';

function listening() {
  return new Listening({
    type: 'hello', seq: 1, session: 's', streamTimeMs: 0, wallTime: '', protocol: 1, server: '0',
    source: 'client', model: smallModel(),
    detector: {
      refractoryMillis: 80,
      words: { yes: { threshold: 1.5, release: 0.5 }, no: { threshold: 1.5, release: 0.5 } },
    },
  });
}

test('after a detection no word follows within the refractory time', () => {
  const session = listening();
  const quiet = session.addDetection(detection({ decisionMs: 88 }));
  assert.deepEqual(quiet, { from: 11, to: 21 });
  assert.equal(session.stateOf('no', 12), 'refractory');
  assert.equal(session.stateOf('no', 21), 'refractory');
  assert.equal(session.stateOf('no', 22), 'ready');
});

test('a word is held until its score falls below its release level', () => {
  const session = listening();
  session.addDetection(detection({ decisionMs: 88 }));
  session.addActivity(activity(11, Array(20).fill(['0', '0', '0']), Array(20).fill([0.6, -1])));
  assert.equal(session.stateOf('yes', 31), 'held');
  assert.equal(session.stateOf('no', 31), 'ready');
  session.addActivity(activity(31, [['0', '0', '0']], [[0.4, -1]]));
  assert.equal(session.stateOf('yes', 32), 'ready');
});

test('scores from before the decision let nothing go', () => {
  const session = listening();
  session.addDetection(detection({ decisionMs: 88 }));
  session.addActivity(activity(5, [['0', '0', '0']], [[0, 0]]));
  assert.equal(session.stateOf('yes', 40), 'held');
});

test('a greeting with another model begins anew', () => {
  const session = listening();
  const hello = /** @type {any} */ ({ session: 's', model: smallModel() });
  assert.equal(session.continues(hello), true);
  assert.equal(session.continues({ ...hello, session: 't' }), false);
  assert.equal(session.continues({ ...hello, model: { ...smallModel(), sha256: 'cd' } }), false);
});

test('score events name their words', () => {
  const session = listening();
  session.addScore({ type: 'score', seq: 2, session: 's', streamTimeMs: 80, wallTime: '', scores: { no: 2, yes: 1 } });
  assert.equal(session.history.scoreAt(9, 0), 1);
  assert.equal(session.history.scoreAt(9, 1), 2);
});

test('what was missed while the connection was lost is no news', () => {
  const session = listening();
  assert.equal(session.isPast(detection({ seq: 2, streamTimeMs: 800 })), false);
  // the greeting has the number that the page saw last; what it missed has higher ones
  session.resume(/** @type {any} */ ({ seq: 2, streamTimeMs: 4000, detector: session.detector }));
  assert.equal(session.isPast(detection({ seq: 7, streamTimeMs: 2400 })), true);
  assert.equal(session.isPast(detection({ seq: 9, streamTimeMs: 4000 })), true);
  assert.equal(session.isPast(detection({ seq: 12, streamTimeMs: 4008 })), false);
});
