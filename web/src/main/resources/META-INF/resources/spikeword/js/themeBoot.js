// @ts-check
/** Runs before the first paint, as a classic script: the page must not flash in the wrong colours. */
(() => {
  let theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  try {
    theme = localStorage.getItem('spikeword-theme') ?? theme;
  } catch {
    // storage may be forbidden; then the system's theme it is
  }
  document.documentElement.dataset['theme'] = theme === 'dark' ? 'dark' : 'light';
})();
