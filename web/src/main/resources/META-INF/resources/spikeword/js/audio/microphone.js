// @ts-check
/** This browser's microphone, untreated: what the server hears is what the room sounds like. */

import {
  INSECURE_ORIGIN,
  NO_AUDIO_SUPPORT,
  VisitorError,
  microphoneProblem,
} from '../session/problems.js';

export class Microphone {
  /**
   * @param {AudioContext} context
   * @param {MediaStream} stream
   */
  constructor(context, stream) {
    this.context = context;
    this.stream = stream;
    /** Rate of the samples that are handed on, Hz. */
    this.rate = context.sampleRate;
    this.label = stream.getAudioTracks()[0]?.label ?? '';
  }

  /**
   * Asks for the microphone and begins to record. The samples keep the device's own rate; the
   * server resamples them.
   *
   * @param {(samples: Float32Array) => void} onSamples mono, full scale 1
   * @param {() => void} onLost the device went away
   * @returns {Promise<Microphone>}
   * @throws {VisitorError} with the reason, if there will be no sound
   */
  static async open(onSamples, onLost) {
    if (!window.isSecureContext) {
      throw new VisitorError(INSECURE_ORIGIN);
    }
    if (!navigator.mediaDevices?.getUserMedia || typeof AudioWorkletNode === 'undefined') {
      throw new VisitorError(NO_AUDIO_SUPPORT);
    }
    const stream = await ask();
    const context = new AudioContext();
    const microphone = new Microphone(context, stream);
    try {
      await context.audioWorklet.addModule(new URL('captureWorklet.js', import.meta.url));
      const capture = new AudioWorkletNode(context, 'spikeword-capture', { numberOfOutputs: 0 });
      capture.port.onmessage = (message) => onSamples(message.data);
      context.createMediaStreamSource(stream).connect(capture);
      await context.resume();
    } catch (error) {
      microphone.close();
      throw new VisitorError(microphoneProblem(error instanceof Error ? error.name : 'unknown'));
    }
    stream.getAudioTracks()[0]?.addEventListener('ended', onLost);
    return microphone;
  }

  close() {
    for (const track of this.stream.getTracks()) {
      track.stop();
    }
    void this.context.close();
  }
}

async function ask() {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        channelCount: 1,
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
      },
    });
  } catch (error) {
    throw new VisitorError(microphoneProblem(error instanceof Error ? error.name : 'unknown'));
  }
}
