// @ts-check
/** Where every neuron of a model is: in its stage, in its core, in its population. */

/** @typedef {import('../protocol/types.js').Model} Model */

/**
 * A run of neurons of one stage that lies in one core; a block of rows in the raster.
 *
 * @typedef {object} Block
 * @property {number} stage stage number, from 0
 * @property {string} stageName
 * @property {number} core 1-based
 * @property {number} first first neuron of the block, counted over the whole network
 * @property {number} neurons
 */

/**
 * @typedef {object} PopulationRange
 * @property {string} label
 * @property {boolean} keyword
 * @property {number} first first neuron, counted over the whole network
 * @property {number} neurons
 */

/**
 * @typedef {object} NeuronPlace
 * @property {number} stage
 * @property {number} indexInStage
 * @property {number} core 1-based
 * @property {number} cell place inside the core, from 0, in the order of stages
 */

export class NetworkLayout {
  /** @param {Model} model */
  constructor(model) {
    /** @readonly */
    this.model = model;
    /** First neuron of each stage, counted over the whole network. @type {number[]} */
    this.stageOffset = [];
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {NeuronPlace[]} */
    this.places = [];
    /** @type {Map<number, number>} */
    const filled = new Map();
    model.stages.forEach((stage, stageNumber) => {
      this.stageOffset.push(this.places.length);
      let indexInStage = 0;
      for (const slice of stage.placement) {
        this.blocks.push({
          stage: stageNumber,
          stageName: stage.name,
          core: slice.core,
          first: this.places.length,
          neurons: slice.neurons,
        });
        for (let i = 0; i < slice.neurons; i++) {
          const cell = filled.get(slice.core) ?? 0;
          filled.set(slice.core, cell + 1);
          this.places.push({ stage: stageNumber, indexInStage: indexInStage++, core: slice.core, cell });
        }
      }
    });
    const outputOffset = this.stageOffset[this.stageOffset.length - 1] ?? 0;
    const keywords = new Set(model.keywords);
    /** @type {PopulationRange[]} */
    this.populations = model.populations.map((p) => ({
      label: p.label,
      keyword: keywords.has(p.label),
      first: outputOffset + p.firstNeuron,
      neurons: p.neurons,
    }));
    /** @type {ReadonlyMap<number, number>} neurons used per core */
    this.used = filled;
  }

  /** Number of neurons in all stages. */
  get neurons() {
    return this.places.length;
  }

  /**
   * The population of a neuron, or null outside the last stage's populations.
   *
   * @param {number} neuron counted over the whole network
   */
  populationOf(neuron) {
    return (
      this.populations.find((p) => neuron >= p.first && neuron < p.first + p.neurons) ?? null
    );
  }

  /**
   * A neuron in words.
   *
   * @param {number} neuron counted over the whole network
   */
  describe(neuron) {
    const place = this.places[neuron];
    if (!place) {
      return '';
    }
    const stage = this.model.stages[place.stage];
    const population = this.populationOf(neuron);
    const tau = stage?.tauMillis[place.indexInStage];
    return (
      `${stage?.name} ${place.indexInStage}` +
      (population ? ` (“${population.label}”)` : '') +
      `, core ${place.core}` +
      (tau === undefined ? '' : `, τ ${tau} ms`)
    );
  }
}
