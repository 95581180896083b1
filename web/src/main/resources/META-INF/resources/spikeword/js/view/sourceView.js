// @ts-check
/** The choice of the sound: four buttons, a file drop, stop and again, and hearing along. */

import { byId, setText } from '../util/dom.js';

/** @typedef {import('../session/listener.js').SourceName} SourceName */
/** @typedef {import('../session/listener.js').ListenerState} ListenerState */

/**
 * @typedef {object} SourceCallbacks
 * @property {(source: 'server' | 'microphone' | 'recording') => void} onChoose
 * @property {(file: File) => void} onFile
 * @property {() => void} onStop
 * @property {() => void} onAgain
 * @property {(audible: boolean) => void} onAudible
 */

export class SourceView {
  /** @param {SourceCallbacks} callbacks */
  constructor(callbacks) {
    this.callbacks = callbacks;
    /** @type {Record<SourceName, HTMLButtonElement>} */
    this.buttons = {
      server: byId('source-server', HTMLButtonElement),
      microphone: byId('source-microphone', HTMLButtonElement),
      file: byId('source-file', HTMLButtonElement),
      recording: byId('source-recording', HTMLButtonElement),
    };
    this.detail = byId('source-detail', HTMLElement);
    this.transport = byId('transport', HTMLButtonElement);
    this.audible = byId('audible', HTMLButtonElement);
    this.chooser = byId('file-chooser', HTMLInputElement);
    this.dropHint = byId('drop-hint', HTMLElement);
    /** @type {SourceName} */
    this.source = 'server';
    /** @type {ListenerState['name']} */
    this.state = 'stopped';
    this.#wireButtons();
    this.#wireFiles();
  }

  #wireButtons() {
    const { callbacks, buttons } = this;
    buttons.server.addEventListener('click', () => callbacks.onChoose('server'));
    buttons.microphone.addEventListener('click', () => callbacks.onChoose('microphone'));
    buttons.recording.addEventListener('click', () => callbacks.onChoose('recording'));
    buttons.file.addEventListener('click', () => this.chooser.click());
    this.transport.addEventListener('click', () => {
      const running = this.state === 'listening' || this.state === 'preparing';
      if (running) {
        callbacks.onStop();
      } else if (this.source === 'server' || this.source === 'microphone') {
        callbacks.onChoose(this.source);
      } else {
        callbacks.onAgain();
      }
    });
    this.audible.addEventListener('click', () => {
      const on = this.audible.getAttribute('aria-pressed') !== 'true';
      this.audible.setAttribute('aria-pressed', String(on));
      callbacks.onAudible(on);
    });
  }

  #wireFiles() {
    this.chooser.addEventListener('change', () => {
      this.#take(this.chooser.files);
      this.chooser.value = '';
    });
    const root = document.documentElement;
    root.addEventListener('dragover', (drag) => {
      drag.preventDefault();
      this.dropHint.hidden = false;
    });
    root.addEventListener('dragleave', (drag) => {
      if (drag.relatedTarget === null) {
        this.dropHint.hidden = true;
      }
    });
    root.addEventListener('drop', (drop) => {
      drop.preventDefault();
      this.dropHint.hidden = true;
      this.#take(drop.dataTransfer?.files ?? null);
    });
  }

  /** @param {FileList | null} files */
  #take(files) {
    const file = files?.[0];
    if (file) {
      this.callbacks.onFile(file);
    }
  }

  /**
   * @param {SourceName} source
   * @param {ListenerState} state
   * @param {string} detail
   */
  show(source, state, detail) {
    this.source = source;
    this.state = state.name;
    for (const [name, button] of Object.entries(this.buttons)) {
      button.setAttribute('aria-pressed', String(name === source));
    }
    const clip = source === 'file' || source === 'recording';
    const words = {
      preparing: detail,
      listening: detail,
      finished: detail === '' ? 'The sound has ended.' : `${detail} has ended.`,
      stopped: 'Stopped.',
    };
    this.setDetail(words[state.name]);
    const running = state.name === 'listening' || state.name === 'preparing';
    setText(this.transport, running ? 'Stop' : clip ? 'Play again' : 'Listen again');
    this.audible.dataset['shown'] = String(clip);
    this.audible.tabIndex = clip ? 0 : -1;
  }

  /** @param {string} text */
  setDetail(text) {
    setText(this.detail, text);
  }
}
