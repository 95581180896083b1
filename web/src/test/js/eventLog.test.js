// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventLog } from '../../main/resources/META-INF/resources/spikeword/js/data/eventLog.js';
import { detection, suppressed } from './fixtures.js';

/** @param {EventLog} log */
const seqs = (log) => log.visible(100).map((event) => event.seq);

test('the newest event is first', () => {
  const log = new EventLog();
  log.add(detection({ seq: 1 }));
  log.add(suppressed({ seq: 2 }));
  assert.deepEqual(seqs(log), [2, 1]);
});

test('an event that a resumed connection tells again is known', () => {
  const log = new EventLog();
  assert.equal(log.add(detection({ seq: 1 })), true);
  assert.equal(log.add(detection({ seq: 1 })), false);
  assert.equal(log.add(detection({ seq: 1, session: 'another' })), true);
  assert.equal(log.events.length, 2);
});

test('the filter takes kinds and words', () => {
  const log = new EventLog();
  log.add(detection({ seq: 1, word: 'yes' }));
  log.add(detection({ seq: 2, word: 'no' }));
  log.add(suppressed({ seq: 3, word: 'no' }));
  log.filter = { kind: 'detection', word: 'no' };
  assert.deepEqual(seqs(log), [2]);
  log.filter = { kind: 'all', word: 'no' };
  assert.deepEqual(seqs(log), [3, 2]);
});

test('a pause holds the list still, counts what waits and loses nothing', () => {
  const log = new EventLog();
  log.add(detection({ seq: 1 }));
  log.setPaused(true);
  assert.equal(log.add(detection({ seq: 2 })), false);
  assert.equal(log.add(detection({ seq: 3 })), false);
  assert.equal(log.waiting, 2);
  assert.deepEqual(seqs(log), [1]);
  log.setPaused(false);
  assert.deepEqual(seqs(log), [3, 2, 1]);
  assert.equal(log.waiting, 0);
});

test('a pause of an empty list stays empty', () => {
  const log = new EventLog();
  log.setPaused(true);
  log.add(detection({ seq: 1 }));
  assert.deepEqual(seqs(log), []);
});

test('only the newest events are kept', () => {
  const log = new EventLog(3);
  for (let seq = 1; seq <= 10; seq++) {
    log.add(detection({ seq }));
  }
  assert.deepEqual(seqs(log), [10, 9, 8]);
});

test('the JSON export is what the filter matches, oldest first', () => {
  const log = new EventLog();
  log.add(detection({ seq: 1 }));
  log.add(suppressed({ seq: 2 }));
  log.filter = { kind: 'suppressed', word: '' };
  assert.deepEqual(JSON.parse(log.toJson()), [suppressed({ seq: 2 })]);
});

test('the CSV export quotes what would break a line', () => {
  const log = new EventLog();
  log.add(detection({ seq: 4, word: 'say "a,b"' }));
  const [head, row, end] = log.toCsv().split('\r\n');
  assert.equal(end, '');
  assert.equal(head?.split(',')[5], 'word');
  assert.ok(row?.includes('"say ""a,b"""'));
  assert.equal(row?.split(',')[3], '4');
});
