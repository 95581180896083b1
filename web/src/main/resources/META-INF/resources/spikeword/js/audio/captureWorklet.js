// @ts-check
/**
 * Runs on the audio thread: collects blocks of 128 samples into messages of 1,024 and hands them to
 * the page. An AudioWorklet cannot import from the page's modules, so this file stands alone.
 */

const MESSAGE_SAMPLES = 1024;

/** The part of AudioWorkletGlobalScope that is used here; no library types it. */
const scope = /** @type {{AudioWorkletProcessor: new () => {port: MessagePort},
  registerProcessor: (name: string, type: Function) => void}} */ (
  /** @type {unknown} */ (globalThis)
);

class CaptureProcessor extends scope.AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Float32Array(MESSAGE_SAMPLES);
    this.filled = 0;
  }

  /**
   * @param {Float32Array[][]} inputs
   * @returns {boolean} true keeps the node alive
   */
  process(inputs) {
    const channels = inputs[0] ?? [];
    const samples = channels[0]?.length ?? 0;
    for (let i = 0; i < samples; i++) {
      let sum = 0;
      for (const channel of channels) {
        sum += channel[i] ?? 0;
      }
      this.block[this.filled++] = sum / channels.length;
      if (this.filled === MESSAGE_SAMPLES) {
        this.port.postMessage(this.block, [this.block.buffer]);
        this.block = new Float32Array(MESSAGE_SAMPLES);
        this.filled = 0;
      }
    }
    return true;
  }
}

scope.registerProcessor('spikeword-capture', CaptureProcessor);
