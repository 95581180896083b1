// @ts-check
/** The access token of servers that want one: asked for once, kept for this tab, sent along. */

const KEY = 'spikeword-token';
const UNAUTHORISED = 401;

/** What a header can carry: the printable letters of ASCII. */
const SENDABLE = /^[\x20-\x7e]+$/;

/** A WebSocket handshake cannot carry a header, so a one-time ticket goes into its address. */
export class Access {
  /** @param {(refused: boolean) => Promise<string>} askToken refused: the last token was wrong */
  constructor(askToken) {
    this.askToken = askToken;
    this.token = recall();
    /** The question that is open, if any: it is asked once, however many wait for it. @type {Promise<void> | null} */
    this.asking = null;
  }

  /**
   * Fetches, with the token if there is one; asks for it if the server wants one.
   *
   * @param {string} address
   * @param {RequestInit} [options]
   * @returns {Promise<Response>}
   */
  async fetch(address, options = {}) {
    for (;;) {
      const used = this.token;
      const headers = new Headers(options.headers);
      if (used !== '') {
        headers.set('Authorization', `Bearer ${used}`);
      }
      const answer = await fetch(address, { ...options, headers });
      if (answer.status !== UNAUTHORISED) {
        if (answer.ok && used !== '') {
          remember(used);
        }
        return answer;
      }
      if (used === this.token) {
        this.asking ??= this.#ask(used !== '');
        await this.asking;
      }
    }
  }

  /** @param {boolean} refused */
  async #ask(refused) {
    let token = await this.askToken(refused);
    while (!SENDABLE.test(token)) {
      // no server accepts a token that cannot even be sent
      token = await this.askToken(true);
    }
    this.token = token;
    this.asking = null;
  }

  /**
   * The address of a WebSocket, with a fresh ticket where one is needed.
   *
   * @param {string} path path and query
   * @returns {Promise<string>}
   * @throws {TypeError} if the server does not answer
   */
  async address(path) {
    if (this.token === '') {
      return path;
    }
    const answer = await this.fetch('/v1/tickets', { method: 'POST' });
    const { ticket } = await answer.json();
    return `${path}${path.includes('?') ? '&' : '?'}ticket=${encodeURIComponent(ticket)}`;
  }
}

function recall() {
  try {
    const token = sessionStorage.getItem(KEY) ?? '';
    return SENDABLE.test(token) ? token : '';
  } catch {
    return '';
  }
}

/** @param {string} token */
function remember(token) {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // storage may be forbidden; the token then lasts as long as the page
  }
}
