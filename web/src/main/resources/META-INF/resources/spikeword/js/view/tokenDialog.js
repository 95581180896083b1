// @ts-check
/** Asks the visitor for the server's access token. */

import { byId, setText } from '../util/dom.js';

/**
 * @param {boolean} refused whether the last token was wrong
 * @returns {Promise<string>} never empty
 */
export function askToken(refused) {
  const dialog = byId('token-dialog', HTMLDialogElement);
  const form = byId('token-form', HTMLFormElement);
  const input = byId('token', HTMLInputElement);
  setText(byId('token-wrong', HTMLElement), refused ? 'That token was not accepted.' : '');
  input.value = '';
  dialog.showModal();
  let answered = false;
  return new Promise((resolve) => {
    // without a token nothing can be shown, so the dialog stays, or comes back where the browser
    // lets a second Escape close it all the same
    dialog.oncancel = (cancel) => cancel.preventDefault();
    dialog.onclose = () => answered || dialog.open || dialog.showModal();
    form.onsubmit = (submit) => {
      submit.preventDefault();
      answered = true;
      dialog.close();
      resolve(input.value.trim());
    };
  });
}
