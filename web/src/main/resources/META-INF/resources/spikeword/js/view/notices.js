// @ts-check
/** Messages to the visitor, over the page, so that nothing moves when one appears. */

import { byId, make } from '../util/dom.js';

/** @typedef {import('../session/problems.js').Problem} Problem */

const STAY_MILLIS = 15000;

export class Notices {
  constructor() {
    this.area = byId('notices', HTMLElement);
  }

  /**
   * Shows a problem until it is dismissed or 15 s have passed; the same problem is shown once.
   *
   * @param {Problem} problem
   */
  show(problem) {
    this.dismiss(problem.code);
    const close = make('button', { type: 'button', class: 'notice-close' }, 'Dismiss');
    const notice = make(
      'div',
      { class: 'notice', 'data-code': problem.code },
      make('p', {}, problem.message),
      close,
    );
    close.addEventListener('click', () => notice.remove());
    setTimeout(() => notice.remove(), STAY_MILLIS);
    this.area.append(notice);
  }

  /** @param {string} code */
  dismiss(code) {
    this.area.querySelector(`[data-code="${CSS.escape(code)}"]`)?.remove();
  }
}
