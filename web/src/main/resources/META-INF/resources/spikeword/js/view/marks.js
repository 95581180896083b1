// @ts-check
/** Vertical marks over a picture: where an excursion began, peaked and was decided. */

/** @typedef {import('./scrollingPicture.js').ScrollingPicture} ScrollingPicture */
/** @typedef {import('./palette.js').Palette} Palette */

/**
 * @typedef {object} Mark
 * @property {number} step
 * @property {'onset' | 'peak' | 'decision'} kind
 */

/**
 * @typedef {object} Decision
 * @property {number} step
 * @property {string} word
 */

/**
 * Draws a thin line wherever a word was heard, so that the eye can follow it through all pictures.
 *
 * @param {ScrollingPicture} picture
 * @param {number} end the end that was drawn
 * @param {Decision[]} decisions
 * @param {Palette} palette
 * @param {boolean} named whether the words are written beside the lines
 */
export function drawDecisions(picture, end, decisions, palette, named) {
  const { context, height, scale } = picture;
  context.font = `650 ${Math.round(14 * scale)}px ${picture.font}`;
  context.textBaseline = 'top';
  context.fillStyle = palette.accent;
  for (const decision of decisions) {
    const x = picture.xOf(decision.step, end);
    if (x < 0 || x >= picture.width || decision.step >= end) {
      continue;
    }
    context.fillRect(x, 0, Math.max(1, Math.round(scale)), height);
    if (named) {
      const width = context.measureText(decision.word).width;
      context.fillStyle = palette.surface;
      context.fillRect(x + 2 * scale, 0, width + 8 * scale, 17 * scale);
      context.fillStyle = palette.accent;
      context.fillText(decision.word, x + 6 * scale, scale);
    }
  }
}

/**
 * @param {ScrollingPicture} picture
 * @param {number} end the end that was drawn
 * @param {Mark[]} marks
 * @param {{from: number, to: number} | null} span steps of the counting window, both included
 * @param {Palette} palette
 */
export function drawMarks(picture, end, marks, span, palette) {
  const { context, height, scale } = picture;
  if (span) {
    const left = picture.xOf(span.from, end);
    const right = picture.xOf(span.to + 1, end);
    context.globalAlpha = 0.12;
    context.fillStyle = palette.accent;
    context.fillRect(left, 0, right - left, height);
    context.globalAlpha = 1;
  }
  for (const mark of marks) {
    const x = picture.xOf(mark.step, end);
    context.fillStyle = mark.kind === 'decision' ? palette.accent : palette.muted;
    const wide = Math.max(1, Math.round((mark.kind === 'decision' ? 2 : 1) * scale));
    context.fillRect(x, 0, wide, height);
  }
}
