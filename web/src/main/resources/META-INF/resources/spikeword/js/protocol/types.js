// @ts-check
/**
 * The messages of the feed, protocol version 1 (docs/protocol.md), as types. This file has no code.
 * Fields that only newer servers send are optional; unknown fields are ignored.
 */

/**
 * @typedef {object} Placement
 * @property {number} core core number, 1-based
 * @property {number} neurons how many consecutive neurons of the stage lie there
 */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {number} neurons
 * @property {Placement[]} placement in neuron order
 * @property {number[]} tauMillis one per neuron
 */

/**
 * @typedef {object} Population
 * @property {string} label
 * @property {number} firstNeuron first neuron, counted in the last stage
 * @property {number} neurons
 */

/**
 * The parts of the read-out's counting window. They follow each other, the last ending with the
 * present step; a population is divided into as many groups of neurons, which count in one part
 * each, the first group in the earliest; the parts lie where they count most.
 *
 * @typedef {object} WindowParts
 * @property {number} number
 * @property {number} shortestSteps least length of a part
 * @property {number} longestSteps greatest length of a part
 */

/**
 * @typedef {object} Model
 * @property {string} name
 * @property {string} sha256
 * @property {string[]} labels
 * @property {string[]} keywords
 * @property {Stage[]} stages front end first
 * @property {Population[]} populations
 * @property {number[]} centreHz centre frequency of each band, Hz
 * @property {number} stepMillis
 * @property {number} windowSteps how far back the read-out counts at most, steps
 * @property {WindowParts} windowParts
 */

/**
 * @typedef {object} WordLevels
 * @property {number} threshold
 * @property {number} release
 */

/**
 * @typedef {object} DetectorSettings
 * @property {number} refractoryMillis
 * @property {Record<string, WordLevels>} words
 */

/**
 * What every event has.
 *
 * @typedef {object} Envelope
 * @property {number} seq 1, 2, 3 ... per session
 * @property {string} session
 * @property {number} streamTimeMs sound of the session so far, milliseconds
 * @property {string} wallTime the server's clock, ISO 8601 in UTC
 */

/**
 * @typedef {Envelope & {type: 'hello', protocol: number, server: string,
 *   source: 'microphone' | 'recording' | 'client', model: Model, detector: DetectorSettings,
 *   limits?: Record<string, unknown>, events?: string[]}} Hello
 */

/** @typedef {Envelope & {type: 'level', rms: number, peak: number, clipped: boolean}} Level */

/** @typedef {Envelope & {type: 'score', scores: Record<string, number>}} Score */

/**
 * @typedef {Envelope & {type: 'activity', firstStep: number, input: number[][],
 *   spikes: string[][], scores: number[][]}} Activity
 */

/**
 * @typedef {Envelope & {type: 'detection', id: string, word: string, score: number, peak: number,
 *   threshold: number, onsetMs: number, peakMs: number, decisionMs: number, latencyMs: number,
 *   modelSha256: string, energyNanojoules: number}} Detection
 */

/**
 * @typedef {'below-threshold' | 'refractory' | 'not-rearmed' | 'outscored' | 'interrupted'} Reason
 */

/**
 * @typedef {Envelope & {type: 'suppressed', word: string, peak: number, threshold: number,
 *   onsetMs: number, peakMs: number, reason: Reason}} Suppressed
 */

/** @typedef {Envelope & {type: 'gap', lostSamples: number, cause: string}} Gap */

/**
 * @typedef {Envelope & {type: 'configured', detector: DetectorSettings, events?: string[]}}
 *   Configured
 */

/**
 * @typedef {Envelope & {type: 'heartbeat', droppedEvents: number, processedSamples: number,
 *   load?: {processCpu?: number, sessions?: number}}} Heartbeat
 */

/** @typedef {Envelope & {type: 'error', code: string, message: string, fatal: boolean}} Failure */

/** @typedef {Envelope & {type: 'finished', processedSamples: number, reason: string}} Finished */

/**
 * @typedef {Hello | Level | Score | Activity | Detection | Suppressed | Gap | Configured | Heartbeat
 *   | Failure | Finished} ServerEvent
 */

/**
 * @typedef {object} Mismatch
 * @property {number} leak relative standard deviation of the leak
 * @property {number} threshold relative standard deviation of the firing threshold
 * @property {number} seed which virtual chip is drawn
 */

/**
 * What `configure` and `start` take.
 *
 * @typedef {object} Configuration
 * @property {string[]} [events]
 * @property {number} [scoreEveryMs]
 * @property {number} [activityEverySteps]
 * @property {Record<string, WordLevels>} [words]
 * @property {number} [refractoryMillis]
 * @property {string} [model]
 * @property {Mismatch} [mismatch]
 */

/**
 * @typedef {object} OperatingPoint
 * @property {number} threshold
 * @property {number} falseRejectRate 0..1
 * @property {number} falseAcceptsPerHour
 */

/**
 * @typedef {object} RuleResult
 * @property {string} rule
 * @property {boolean} passed
 * @property {string} [found]
 * @property {string} [limit]
 * @property {string} [message]
 */

/**
 * @typedef {object} ChipNumber
 * @property {string} name
 * @property {string} value with its unit
 * @property {'documented' | 'inferred' | 'assumed'} evidence
 * @property {string} source
 */

/**
 * What `GET /v1/models/{name}` answers; everything beyond the name may be missing.
 *
 * @typedef {object} ModelDocument
 * @property {string} name
 * @property {string} [sha256]
 * @property {string[]} [labels]
 * @property {number[]} [bias] read-out offset per label
 * @property {DetectorSettings} [detector] the bundle's own settings
 * @property {{name: string, cores: {core: number, neurons: number}[], numbers?: ChipNumber[]}} [chip]
 * @property {Record<string, OperatingPoint[]>} [operatingPoints] ascending by threshold
 * @property {string} [operatingPointsSource]
 * @property {{passed: boolean, rules: RuleResult[]}} [rules]
 * @property {string} [card] Markdown
 * @property {number} [energyPerSpikeNanojoules]
 */

/**
 * What `GET /v1/models` answers.
 *
 * @typedef {object} ModelList
 * @property {string} current
 * @property {{name: string, sha256?: string, keywords?: string[], description?: string}[]} models
 */

export {};
