// @ts-check
/** What can go wrong between a visitor and the words, in sentences a visitor understands. */

/**
 * @typedef {object} Problem
 * @property {string} code stable name, for tests and styles
 * @property {string} message what happened and what to do
 */

/** A failure with a message for the visitor. */
export class VisitorError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** @type {Problem} */
export const INSECURE_ORIGIN = {
  code: 'insecure-origin',
  message:
    'Browsers only lend the microphone to secure pages. Open this page with https, or on the ' +
    'server’s own machine as http://localhost.',
};

/** @type {Problem} */
export const NO_AUDIO_SUPPORT = {
  code: 'no-audio-support',
  message: 'This browser cannot record sound in a page. A current Chrome, Edge, Firefox or Safari can.',
};

/** @type {Problem} */
export const MICROPHONE_LOST = {
  code: 'microphone-lost',
  message: 'The microphone was unplugged or taken away. Plug it in and choose “My microphone” again.',
};

/**
 * Why the browser would not open the microphone.
 *
 * @param {string} name name of the exception that getUserMedia threw
 * @returns {Problem}
 */
export function microphoneProblem(name) {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        code: 'no-permission',
        message:
          'The browser was not allowed to use the microphone. Allow it in the site settings next ' +
          'to the address, then choose “My microphone” again.',
      };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return {
        code: 'no-device',
        message: 'No microphone was found. Plug one in and choose “My microphone” again.',
      };
    case 'NotReadableError':
    case 'AbortError':
      return {
        code: 'device-busy',
        message: 'The microphone did not start. Another program may be using it; close that and try again.',
      };
    default:
      return { code: 'microphone-failed', message: `The microphone could not be opened (${name}).` };
  }
}

/**
 * @param {string} name file name
 * @returns {Problem}
 */
export function notSound(name) {
  return {
    code: 'not-sound',
    message: `“${name}” is not a sound file that can be read here. Drop a WAV or a FLAC file.`,
  };
}

/**
 * @param {string} name file name
 * @returns {Problem}
 */
export function undecodable(name) {
  return {
    code: 'undecodable',
    message: `“${name}” begins like a sound file but could not be decoded; it may be damaged or cut short.`,
  };
}

/**
 * @param {number} status HTTP status, or 0 if nothing answered
 * @returns {Problem}
 */
export function noRecording(status) {
  return status === 0
    ? SERVER_GONE
    : {
        code: 'no-recording',
        message: `The server brings no recording (answer ${status}). Drop a file or use your microphone.`,
      };
}

/** @type {Problem} */
export const SERVER_GONE = {
  code: 'server-gone',
  message: 'The server does not answer. Check that Spikeword is running, then choose “Recording” again.',
};

/** @type {Problem} */
export const SILENT_SERVER = {
  code: 'silent-server',
  message: 'This server listens to nothing itself, so its recording is played instead.',
};

/**
 * @param {string} name file name
 * @returns {Problem}
 */
export function unreadable(name) {
  return {
    code: 'unreadable',
    message: `“${name}” could not be read. It may be a folder, or may have been moved or changed; choose it again.`,
  };
}

/**
 * What nobody has thought of.
 *
 * @param {unknown} error
 * @returns {Problem}
 */
export function unexpected(error) {
  return {
    code: 'unexpected',
    message: `This page failed and stopped listening (${error}). Try again; if that does not help, reload the page.`,
  };
}

/** @type {Problem} */
export const NOT_CONNECTED = {
  code: 'not-connected',
  message: 'The server’s sound is not being listened to, so nothing was changed. Listen to it first.',
};

/**
 * Why the server ended a connection for good, or null if trying again makes sense.
 *
 * @param {number} code WebSocket close code
 * @param {string} reason
 * @returns {Problem | null}
 */
export function closeProblem(code, reason) {
  switch (code) {
    case 1003:
    case 1007:
    case 1008:
    case 1009:
      return {
        code: 'refused',
        message: `The server refused this connection${reason ? `: ${reason}` : '.'}`,
      };
    default:
      return null;
  }
}
