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
