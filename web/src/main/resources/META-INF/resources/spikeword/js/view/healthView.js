// @ts-check
/** The state of the connection, in the header and in numbers at the foot of the page. */

import { byId, setText } from '../util/dom.js';
import { count, percent } from '../util/format.js';

/** @typedef {import('../session/connection.js').ConnectionState} ConnectionState */
/** @typedef {import('../protocol/types.js').Heartbeat} Heartbeat */

/** So much of a session's long name tells it from others. */
const SESSION_LETTERS = 8;

export class HealthView {
  constructor() {
    this.badge = byId('connection', HTMLElement);
    this.badgeText = byId('connection-text', HTMLElement);
    this.server = byId('health-server', HTMLElement);
    this.session = byId('health-session', HTMLElement);
    this.roundTrip = byId('health-round-trip', HTMLElement);
    this.dropped = byId('health-dropped', HTMLElement);
    this.processed = byId('health-processed', HTMLElement);
    this.load = byId('health-load', HTMLElement);
  }

  /** @param {ConnectionState} state */
  setConnection(state) {
    const words = {
      connecting: 'connecting',
      open: 'connected',
      waiting: 'server gone, trying again',
      closed: 'not connected',
    };
    this.badge.dataset['state'] = state.name;
    setText(this.badgeText, words[state.name]);
    if (state.name !== 'open') {
      setText(this.roundTrip, '–');
    }
  }

  /**
   * @param {string} server version
   * @param {string} session
   */
  setSession(server, session) {
    setText(this.server, server);
    setText(this.session, session.slice(0, SESSION_LETTERS));
  }

  /**
   * @param {Heartbeat} heartbeat
   * @param {number} droppedBytes sound that this browser could not send
   */
  setHeartbeat(heartbeat, droppedBytes) {
    const own = droppedBytes > 0 ? `, ${count(droppedBytes / 2)} samples unsent` : '';
    setText(this.dropped, count(heartbeat.droppedEvents) + own);
    setText(this.processed, count(heartbeat.processedSamples));
    const { processCpu, sessions } = heartbeat.load ?? {};
    setText(
      this.load,
      [
        processCpu === undefined ? '' : `${percent(processCpu)} of the processor`,
        sessions === undefined ? '' : `${sessions} ${sessions === 1 ? 'session' : 'sessions'}`,
      ]
        .filter((part) => part !== '')
        .join(', ') || 'not told',
    );
  }

  /** @param {number | null} millis */
  setRoundTrip(millis) {
    setText(this.roundTrip, millis === null ? '–' : `${millis < 10 ? millis.toFixed(1) : Math.round(millis)} ms`);
  }
}
