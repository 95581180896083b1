// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown, parseSpans } from '../../main/resources/META-INF/resources/spikeword/js/data/markdown.js';
import { closeProblem, microphoneProblem } from '../../main/resources/META-INF/resources/spikeword/js/session/problems.js';

test('a card of headings, text, lists, tables and code is read in order', () => {
  const blocks = parseMarkdown(
    '# yes-no\n\nFinds **yes**\nand no.\n\n- one\n  more\n- two\n\n| a | b |\n| --- | ---: |\n| 1 | `x` |\n\n```\n# no heading\n```\n',
  );
  assert.deepEqual(blocks.map((block) => block.kind), ['heading', 'paragraph', 'list', 'table', 'code']);
  assert.deepEqual(blocks[1], {
    kind: 'paragraph',
    spans: [
      { kind: 'text', text: 'Finds ' },
      { kind: 'strong', text: 'yes' },
      { kind: 'text', text: ' and no.' },
    ],
  });
  assert.deepEqual(blocks[2], { kind: 'list', items: [parseSpans('one more'), parseSpans('two')] });
  assert.deepEqual(blocks[3], {
    kind: 'table',
    head: [parseSpans('a'), parseSpans('b')],
    rows: [[parseSpans('1'), [{ kind: 'code', text: 'x' }]]],
  });
  assert.deepEqual(blocks[4], { kind: 'code', text: '# no heading' });
});

test('reading ends whatever the text is', () => {
  for (const text of ['', '#', '##nothing', '|', '| |', '```', '-', '**', '`', '- \n-', '1.']) {
    assert.ok(Array.isArray(parseMarkdown(text)), text);
  }
});

test('links keep their words only', () => {
  assert.deepEqual(parseSpans('see [the paper](javascript:alert(1)).')[0], { kind: 'text', text: 'see the paper).' });
});

test('a refused microphone is explained by its cause', () => {
  assert.equal(microphoneProblem('NotAllowedError').code, 'no-permission');
  assert.equal(microphoneProblem('NotFoundError').code, 'no-device');
  assert.equal(microphoneProblem('NotReadableError').code, 'device-busy');
  assert.match(microphoneProblem('OddError').message, /OddError/);
});

test('a lost connection is tried again, a refused one is not', () => {
  assert.equal(closeProblem(1006, ''), null);
  assert.equal(closeProblem(1001, ''), null);
  assert.match(closeProblem(1008, 'foreign origin')?.message ?? '', /foreign origin/);
});
