// @ts-check
/** Calls a painter for every frame that somebody sees, or once a second under reduced motion. */

const CALM_MILLIS = 1000;

/**
 * The browser calls no frame of a hidden page, so nothing runs there.
 *
 * @param {(elapsedMillis: number) => void} paint
 */
export function everyFrame(paint) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let last = performance.now();
  /** @param {number} now */
  const frame = (now) => {
    const elapsed = now - last;
    if (!calm.matches || elapsed >= CALM_MILLIS) {
      last = now;
      paint(elapsed);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
