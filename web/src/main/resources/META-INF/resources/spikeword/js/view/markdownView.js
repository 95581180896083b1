// @ts-check
/** Shows Markdown blocks as elements; text stays text, so nothing in a card can act. */

import { parseMarkdown } from '../data/markdown.js';
import { make } from '../util/dom.js';

/** @typedef {import('../data/markdown.js').Block} Block */
/** @typedef {import('../data/markdown.js').Span} Span */

/** Headings of a card begin below those of the page. */
const HEADINGS = /** @type {const} */ (['h3', 'h4', 'h5', 'h6']);

/**
 * @param {string} source
 * @returns {HTMLElement[]}
 */
export function renderMarkdown(source) {
  return parseMarkdown(source).map(renderBlock);
}

/**
 * @param {Block} block
 * @returns {HTMLElement}
 */
function renderBlock(block) {
  switch (block.kind) {
    case 'heading':
      return make(HEADINGS[Math.min(block.level, 4) - 1] ?? 'h6', {}, ...render(block.spans));
    case 'list':
      return make('ul', {}, ...block.items.map((item) => make('li', {}, ...render(item))));
    case 'table':
      return renderTable(block);
    case 'code':
      return make('pre', { tabindex: '0' }, make('code', {}, block.text));
    default:
      return make('p', {}, ...render(block.spans));
  }
}

/** @param {import('../data/markdown.js').Table} table */
function renderTable(table) {
  const head = table.head.map((cell) => make('th', { scope: 'col' }, ...render(cell)));
  const rows = table.rows.map((row) =>
    make('tr', {}, ...row.map((cell) => make('td', {}, ...render(cell)))),
  );
  const element = make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...rows),
  );
  return make('div', { class: 'scroll-x', tabindex: '0', role: 'group', 'aria-label': 'Table' }, element);
}

/**
 * @param {Span[]} spans
 * @returns {(Node | string)[]}
 */
function render(spans) {
  return spans.map((span) => (span.kind === 'text' ? span.text : make(span.kind, {}, span.text)));
}
