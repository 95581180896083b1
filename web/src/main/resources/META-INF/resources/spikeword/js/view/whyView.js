// @ts-check
/** Why an event was decided as it was: the read-out's sum, taken apart in words and bars. */

import { byId, make, setText } from '../util/dom.js';
import { score, streamTime } from '../util/format.js';

/** @typedef {import('../data/decision.js').Explanation} Explanation */
/** @typedef {import('../data/eventLog.js').LogEvent} LogEvent */
/** @typedef {import('../data/listening.js').Listening} Listening */

export class WhyView {
  /** @param {() => void} onClose */
  constructor(onClose) {
    this.section = byId('why', HTMLElement);
    this.title = byId('why-title', HTMLElement);
    this.text = byId('why-text', HTMLElement);
    this.bars = byId('why-bars', HTMLElement);
    this.neurons = byId('why-neurons', HTMLElement);
    this.status = byId('pictures-status', HTMLElement);
    this.back = byId('back-to-live', HTMLButtonElement);
    this.back.addEventListener('click', onClose);
    document.addEventListener('keydown', (key) => {
      if (key.key === 'Escape' && !this.section.hidden) {
        onClose();
      }
    });
  }

  /**
   * @param {Listening} listening
   * @param {Exclude<LogEvent, {type: 'gap'}>} event
   * @param {Explanation} explanation
   * @param {number[]} bias per label, or empty if unknown
   */
  show(listening, event, explanation, bias) {
    const stepMillis = listening.model.stepMillis;
    const heard = event.type === 'detection';
    setText(this.title, heard ? `Why “${event.word}” was heard` : `Why “${event.word}” was held back`);
    const from = streamTime(explanation.fromStep * stepMillis);
    const to = streamTime((explanation.toStep + 1) * stepMillis);
    const value = heard ? event.score : event.peak;
    const relation = value >= event.threshold ? 'reached' : 'stayed below';
    setText(
      this.text,
      `Steps ${explanation.fromStep} to ${explanation.toStep} (${from} to ${to}) were counted. The score ` +
        `${score(value)} ${relation} the threshold ${score(event.threshold)}.` +
        (heard ? '' : ` Reason: ${event.reason}.`) +
        (explanation.missedSteps ? ` ${explanation.missedSteps} steps before are unknown to this page and not counted here.` : ''),
    );
    const highest = Math.max(1e-9, ...explanation.populations.map((p) => p.perNeuron));
    this.bars.replaceChildren(
      ...explanation.populations.flatMap((population, i) =>
        this.#bar(population, event.word, highest, bias[i], listening.model.windowParts.number),
      ),
    );
    const strongest = explanation.strongest.map(({ neuron, spikes }) => {
      const place = listening.layout.places[neuron];
      return `neuron ${place?.indexInStage} in core ${place?.core} (${spikes})`;
    });
    setText(this.neurons, strongest.length ? `Most spikes: ${strongest.join(', ')}.` : '');
    this.section.hidden = false;
    this.back.hidden = false;
    setText(this.status, `Frozen around “${event.word}” at ${to}`);
  }

  /**
   * @param {import('../data/decision.js').PopulationShare} population
   * @param {string} word the word in question
   * @param {number} highest
   * @param {number | undefined} bias
   * @param {number} parts of the counting window
   */
  #bar(population, word, highest, bias, parts) {
    const own = population.label === word;
    const fill = make('span', { class: own ? 'bar-fill bar-own' : 'bar-fill' });
    fill.style.width = `${(100 * population.perNeuron) / highest}%`;
    const offset = bias === undefined ? '' : ` ${score(bias)} offset`;
    return [
      make('dt', {}, population.label),
      make(
        'dd',
        {},
        make('span', { class: 'bar' }, fill),
        make(
          'span',
          { class: 'bar-text' },
          `${population.spikes} spikes of ${population.active} of ${population.neurons} neurons ` +
            `= ${population.perNeuron.toFixed(2)} ${parts > 1 ? `each, added up over ${parts} parts` : 'each'}${offset}`,
        ),
      ),
    ];
  }

  hide() {
    this.section.hidden = true;
    this.back.hidden = true;
    setText(this.status, 'Live, the last 10 seconds');
  }
}
