// @ts-check
/** What is known of the model being served: rule report, numbers with their sources, card. */

import { byId, make, setText } from '../util/dom.js';
import { renderMarkdown } from './markdownView.js';

/** @typedef {import('../protocol/types.js').ModelDocument} ModelDocument */
/** @typedef {import('../protocol/types.js').Model} Model */
/** @typedef {import('../data/networkLayout.js').NetworkLayout} NetworkLayout */

export class ModelView {
  constructor() {
    this.summary = byId('model-summary', HTMLElement);
    this.rules = byId('rules', HTMLElement);
    this.verdict = byId('rules-verdict', HTMLElement);
    this.numbers = byId('numbers', HTMLElement);
    this.card = byId('card-text', HTMLElement);
  }

  /**
   * @param {NetworkLayout} layout
   * @param {ModelDocument | null} document null while it is unknown
   */
  show(layout, document) {
    const { model } = layout;
    setText(
      this.summary,
      `${model.name}: ${model.stages.map((stage) => stage.neurons).join(' → ')} neurons, steps of ` +
        `${model.stepMillis} ms, scores over ${isElastic(model) ? 'up to ' : ''}` +
        `${Math.round(model.windowSteps * model.stepMillis)} ms. ` +
        `SHA-256 ${model.sha256.slice(0, 12)}…`,
    );
    this.#showRules(document?.rules);
    this.#showNumbers(document);
    this.card.replaceChildren(
      ...(document?.card ? renderMarkdown(document.card) : [make('p', {}, 'No card was delivered with this model.')]),
    );
  }

  /** @param {ModelDocument['rules']} rules */
  #showRules(rules) {
    if (!rules) {
      setText(this.verdict, 'No rule report was delivered with this model.');
      this.rules.replaceChildren();
      return;
    }
    const failed = rules.rules.filter((rule) => !rule.passed).length;
    setText(
      this.verdict,
      failed === 0
        ? `All ${rules.rules.length} rules of the chip are kept.`
        : `${failed} of ${rules.rules.length} rules of the chip are broken.`,
    );
    this.rules.replaceChildren(
      ...rules.rules.map((rule) =>
        make(
          'li',
          { class: rule.passed ? 'rule rule-passed' : 'rule rule-broken' },
          make('span', { class: 'rule-mark', 'aria-hidden': 'true' }, rule.passed ? '✓' : '✕'),
          make('span', { class: 'visually-hidden' }, rule.passed ? 'kept: ' : 'broken: '),
          make('span', {}, rule.message ?? rule.rule),
        ),
      ),
    );
  }

  /** @param {ModelDocument | null} document */
  #showNumbers(document) {
    const numbers = document?.chip?.numbers ?? [];
    this.numbers.replaceChildren(
      ...numbers.map((number) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, number.name),
          make('td', {}, number.value),
          make('td', {}, make('span', { class: `evidence evidence-${number.evidence}` }, number.evidence)),
          make('td', {}, number.source),
        ),
      ),
    );
    byId('numbers-empty', HTMLElement).hidden = numbers.length > 0;
    byId('numbers-table', HTMLElement).hidden = numbers.length === 0;
  }
}

/**
 * Whether the counting window may be shorter than its greatest length.
 *
 * @param {import('../protocol/types.js').Model} model
 */
function isElastic({ windowParts }) {
  return windowParts.shortestSteps < windowParts.longestSteps;
}
