// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Access } from '../../main/resources/META-INF/resources/spikeword/js/session/access.js';
import { Listener } from '../../main/resources/META-INF/resources/spikeword/js/session/listener.js';
import { ServerLink } from '../../main/resources/META-INF/resources/spikeword/js/session/serverLink.js';

/**
 * @typedef {import('node:test').TestContext} TestContext
 */

/** @param {TestContext} t */
function withoutProbes(t) {
  t.mock.method(globalThis, 'setInterval', () => 0);
}

/** @param {TestContext} t */
function link(t) {
  withoutProbes(t);
  return new ServerLink(/** @type {any} */ ({}), { onEvent() {}, onState() {}, onRefused() {} });
}

/**
 * @param {TestContext} t
 * @param {any} access
 */
function listener(t, access = {}) {
  withoutProbes(t);
  /** @type {string[]} */
  const told = [];
  const made = new Listener(access, {
    onEvent() {},
    onConnection() {},
    onSource: (source, state) => told.push(`${source} ${state.name}`),
    onProblem: (problem) => told.push(problem.code),
  });
  return { made, told };
}

/**
 * A server that wants a token.
 *
 * @param {TestContext} t
 * @param {string} token
 */
function guard(t, token) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  /** @type {any} */ (globalThis).sessionStorage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
  };
  t.after(() => delete (/** @type {any} */ (globalThis).sessionStorage));
  t.mock.method(globalThis, 'fetch', async (/** @type {string} */ _, /** @type {any} */ options) => {
    const right = options.headers.get('Authorization') === `Bearer ${token}`;
    return new Response('{}', { status: right ? 200 : 401 });
  });
  return kept;
}

test('a token is remembered once a request has succeeded with it', async (t) => {
  const kept = guard(t, 'right');
  const answers = ['wrong', 'right'];
  /** @type {unknown[]} */
  const asked = [];
  const access = new Access(async (refused) => {
    asked.push([refused, kept.size]);
    return answers.shift() ?? '';
  });
  assert.equal((await access.fetch('/v1/models')).status, 200);
  assert.deepEqual(asked, [[false, 0], [true, 0]]);
  assert.deepEqual([...kept.values()], ['right']);
});

test('a token that no header can carry is not accepted', async (t) => {
  const kept = guard(t, 'right');
  const answers = ['пароль', 'tökèn', 'right'];
  /** @type {boolean[]} */
  const asked = [];
  const access = new Access(async (refused) => {
    asked.push(refused);
    return answers.shift() ?? '';
  });
  assert.equal((await access.fetch('/v1/models')).status, 200);
  assert.deepEqual(asked, [false, true, true]);

  kept.set('spikeword-token', 'пароль');
  assert.equal(new Access(async () => '').token, '');
});

test('what is chosen while the visitor’s own sound is prepared or stopped is for the next session', async (t) => {
  const { made, told } = listener(t, { fetch: () => new Promise(() => {}) });
  void made.listenToRecording();
  assert.equal(made.link.configure({ model: 'two' }), true);
  made.stop();
  assert.equal(made.link.configure({ refractoryMillis: 300 }), true);
  assert.deepEqual(told, ['recording preparing', 'recording stopped']);
  assert.equal(made.link.own.model, 'two');
  assert.equal(made.link.own.refractoryMillis, 300);
});

test('what is chosen while nobody listens to the server is not taken', (t) => {
  const { made } = listener(t);
  assert.equal(made.link.configure({ model: 'two' }), false);
  assert.deepEqual(made.link.own, {});
  assert.equal(made.link.mismatch, undefined);
});

test('another model begins with levels of its own and the chip as designed', (t) => {
  const mine = link(t);
  mine.isOwn = true;
  const mismatch = { leak: 0.1, threshold: 0.02, seed: 3 };
  mine.configure({ words: { yes: { threshold: 2, release: 1 } } });
  mine.configure({ mismatch, refractoryMillis: 500 });
  assert.equal(mine.mismatch, mismatch);
  mine.configure({ model: 'two' });
  assert.deepEqual(mine.own, { refractoryMillis: 500, model: 'two' });
  mine.configure({ mismatch });
  assert.equal(mine.mismatch, mismatch);
});

test('an exception that nobody expected becomes a problem, and nothing seems to be read any more', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { made, told } = listener(t);
  await made.listenToFile(/** @type {any} */ ({ name: 'a.wav' })); // without arrayBuffer()
  assert.deepEqual(told, ['file preparing', 'file stopped', 'unexpected']);
});

test('a file that cannot be read is told by its name', async (t) => {
  const { made, told } = listener(t);
  await made.listenToFile(/** @type {any} */ ({ name: 'folder', arrayBuffer: () => Promise.reject(new Error()) }));
  assert.deepEqual(told, ['file preparing', 'file stopped', 'unreadable']);
});
