// @ts-check
/** Light or dark: as the system has it, until the visitor chooses. themeBoot.js set it first. */

import { byId, setText } from '../util/dom.js';

const KEY = 'spikeword-theme';

/** @param {() => void} onChange the colours have changed */
export function wireTheme(onChange) {
  const button = byId('theme', HTMLButtonElement);
  const root = document.documentElement;
  const isDark = () => root.dataset['theme'] === 'dark';
  const label = () => {
    setText(button, isDark() ? 'Light' : 'Dark');
    button.setAttribute('aria-label', isDark() ? 'Light colours' : 'Dark colours');
  };
  /** @param {boolean} dark */
  const set = (dark) => {
    root.dataset['theme'] = dark ? 'dark' : 'light';
    label();
    onChange();
  };
  button.addEventListener('click', () => {
    set(!isDark());
    remember(isDark() ? 'dark' : 'light');
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (system) => {
    if (remembered() === null) {
      set(system.matches);
    }
  });
  label();
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // storage may be forbidden; the choice then lasts as long as the page
  }
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
