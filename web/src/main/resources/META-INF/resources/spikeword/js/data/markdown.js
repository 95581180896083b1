// @ts-check
/** The part of Markdown that model cards use, read into blocks. */

/**
 * @typedef {{kind: 'text' | 'code' | 'strong', text: string}} Span
 * @typedef {{kind: 'heading', level: number, spans: Span[]}} Heading
 * @typedef {{kind: 'paragraph', spans: Span[]}} Paragraph
 * @typedef {{kind: 'list', items: Span[][]}} List
 * @typedef {{kind: 'table', head: Span[][], rows: Span[][][]}} Table
 * @typedef {{kind: 'code', text: string}} Code
 * @typedef {Heading | Paragraph | List | Table | Code} Block
 */

/**
 * Reads headings, paragraphs, lists, tables and code blocks; everything else is a paragraph.
 *
 * @param {string} source
 * @returns {Block[]}
 */
export function parseMarkdown(source) {
  /** @type {Block[]} */
  const blocks = [];
  const lines = source.split(/\r?\n/);
  let at = 0;
  /** @param {(line: string) => boolean} belongs */
  const take = (belongs) => {
    const taken = [];
    while (at < lines.length && belongs(lines[at] ?? '')) {
      taken.push(lines[at++] ?? '');
    }
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (line.trim() === '') {
      at++;
    } else if (heading) {
      at++;
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, spans: parseSpans(heading[2] ?? '') });
    } else if (line.startsWith('```')) {
      at++;
      const code = take((next) => !next.startsWith('```'));
      at++;
      blocks.push({ kind: 'code', text: code.join('\n') });
    } else if (isItem(line)) {
      blocks.push({ kind: 'list', items: items(take((next) => isItem(next) || /^\s+\S/.test(next))) });
    } else if (isRow(line)) {
      blocks.push(table(take(isRow)));
    } else {
      const text = take((next) => next.trim() !== '' && !isItem(next) && !isRow(next) && !/^(#|```)/.test(next));
      // a line that looks like the start of something else but is none must still be consumed
      blocks.push({ kind: 'paragraph', spans: parseSpans((text.length ? text : [lines[at++] ?? '']).join(' ')) });
    }
  }
  return blocks;
}

/** @param {string} line */
function isItem(line) {
  return /^\s*([-*]|\d+\.)\s+/.test(line);
}

/** @param {string} line */
function isRow(line) {
  return /^\s*\|.*\|\s*$/.test(line);
}

/** @param {string[]} lines items and their continuation lines */
function items(lines) {
  /** @type {string[]} */
  const texts = [];
  for (const line of lines) {
    if (isItem(line)) {
      texts.push(line.replace(/^\s*([-*]|\d+\.)\s+/, ''));
    } else {
      texts[texts.length - 1] += ` ${line.trim()}`;
    }
  }
  return texts.map(parseSpans);
}

/**
 * @param {string[]} lines
 * @returns {Table}
 */
function table(lines) {
  const rows = lines
    .filter((line) => !/^[\s|:-]+$/.test(line))
    .map((line) => line.trim().slice(1, -1).split('|').map((cell) => parseSpans(cell.trim())));
  return { kind: 'table', head: rows[0] ?? [], rows: rows.slice(1) };
}

/**
 * Reads code and strong spans; links keep their text.
 *
 * @param {string} text
 * @returns {Span[]}
 */
export function parseSpans(text) {
  /** @type {Span[]} */
  const spans = [];
  const plain = text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  for (const part of plain.split(/(`[^`]+`|\*\*[^*]+\*\*)/)) {
    if (part.startsWith('`') && part.length > 2) {
      spans.push({ kind: 'code', text: part.slice(1, -1) });
    } else if (part.startsWith('**') && part.length > 4) {
      spans.push({ kind: 'strong', text: part.slice(2, -2) });
    } else if (part !== '') {
      spans.push({ kind: 'text', text: part });
    }
  }
  return spans;
}
