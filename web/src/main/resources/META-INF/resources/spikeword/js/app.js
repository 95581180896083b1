// @ts-check
/** Brings the session and the views together: events in, pictures and words out. */

import { explain } from './data/decision.js';
import { EventLog } from './data/eventLog.js';
import { Listening } from './data/listening.js';
import { Access } from './session/access.js';
import { Listener } from './session/listener.js';
import { fetchModel, fetchModels } from './session/models.js';
import { NOT_CONNECTED, SILENT_SERVER } from './session/problems.js';
import { byId, make } from './util/dom.js';
import { ChipView } from './view/chipView.js';
import { everyFrame } from './view/frames.js';
import { HealthView } from './view/healthView.js';
import { KnobsView } from './view/knobsView.js';
import { LevelView } from './view/levelView.js';
import { LogView, timeOf } from './view/logView.js';
import { ModelView } from './view/modelView.js';
import { Notices } from './view/notices.js';
import { readPalette } from './view/palette.js';
import { PicturesView } from './view/picturesView.js';
import { SourceView } from './view/sourceView.js';
import { wireTheme } from './view/theme.js';
import { askToken } from './view/tokenDialog.js';
import { WhyView } from './view/whyView.js';
import { WordView } from './view/wordView.js';

/** @typedef {import('./protocol/types.js').Configuration} Configuration */
/** @typedef {import('./protocol/types.js').ServerEvent} ServerEvent */
/** @typedef {import('./protocol/types.js').Hello} Hello */
/** @typedef {import('./protocol/types.js').ModelDocument} ModelDocument */
/** @typedef {import('./data/eventLog.js').LogEvent} LogEvent */
/** @typedef {import('./session/problems.js').Problem} Problem */
/** @typedef {import('./session/listener.js').SourceName} SourceName */
/** @typedef {import('./session/listener.js').ListenerState} ListenerState */

/** Problems after which the bundled recording takes over, so that there is something to see. */
const FALL_BACK_FROM = new Set([
  'no-permission',
  'no-device',
  'device-busy',
  'insecure-origin',
  'no-audio-support',
]);
/** The server's answer where it has no sound of its own; nothing is wrong then. */
const NO_SOUND_OF_ITS_OWN = 'unknown-session';
/** A fatal error that the page outlasts, so that its sentence has to be shown here. */
const SERVER_FULL = 'too-many-sessions';
/** Some events of the time without a connection are lost; the pictures show the gap anyway. */
const RESUME_INCOMPLETE = 'resume-incomplete';

/** Where the sound of the server's own session comes from. */
const SERVER_SOURCES = {
  microphone: 'The server’s microphone',
  recording: 'The server plays its recording',
  client: 'Another visitor’s sound',
};

export class App {
  constructor() {
    this.palette = readPalette();
    this.pictures = new PicturesView();
    this.chip = new ChipView();
    this.level = new LevelView();
    this.word = new WordView();
    this.log = new LogView(new EventLog(), (event) => this.#freeze(event));
    this.why = new WhyView(() => this.#thaw());
    this.knobs = new KnobsView((change) => this.#configure(change));
    this.health = new HealthView();
    this.model = new ModelView();
    this.notices = new Notices();
    this.modelChoice = byId('model', HTMLSelectElement);
    /** @type {Listening | null} */
    this.listening = null;
    /** @type {ModelDocument | null} */
    this.document = null;
    /** Whether the visitor, not this page, chose to listen to the server's sound. */
    this.serverChosen = false;
    this.access = new Access(askToken);
    this.listener = new Listener(this.access, {
      onEvent: (event) => this.#take(event),
      onConnection: (state) => this.health.setConnection(state),
      onSource: (source, state, detail) => this.#showSource(source, state, detail),
      onProblem: (problem) => this.#problem(problem),
    });
    this.source = new SourceView({
      onChoose: (source) => this.#choose(source),
      onFile: (file) => void this.listener.listenToFile(file),
      onStop: () => this.listener.stop(),
      onAgain: () => this.listener.playAgain(),
      onAudible: (audible) => this.listener.setAudible(audible),
    });
  }

  /** Begins with what the server hears. */
  start() {
    this.modelChoice.addEventListener('change', () =>
      this.#configure({ model: this.modelChoice.value }),
    );
    wireTheme(() => this.#repaint());
    everyFrame((elapsed) => this.#frame(elapsed));
    setInterval(() => this.word.tick(), 1000);
    // the list comes first: if the server wants a token, this is where it says so
    void this.#listModels().then(() => this.listener.turn === 0 && this.listener.listenToServer());
  }

  /** @param {SourceName} source */
  #choose(source) {
    this.#thaw();
    this.level.clear();
    this.word.clear('listening');
    this.serverChosen = source === 'server';
    if (source === 'microphone') {
      void this.listener.listenToMicrophone();
    } else if (source === 'recording') {
      void this.listener.listenToRecording();
    } else {
      this.listener.listenToServer();
    }
  }

  /**
   * @param {SourceName} source
   * @param {ListenerState} state
   * @param {string} detail
   */
  #showSource(source, state, detail) {
    this.source.show(source, state, detail);
    if (state.name === 'stopped') {
      this.level.clear();
      this.word.clear('stopped');
    }
  }

  /** @param {Configuration} change */
  #configure(change) {
    if (!this.listener.link.configure(change)) {
      this.notices.show(NOT_CONNECTED);
      this.#showInForce();
    }
  }

  /** Puts back what the visitor has moved without anything coming of it. */
  #showInForce() {
    const listening = this.listening;
    if (listening) {
      this.modelChoice.value = listening.model.name;
      this.knobs.setDetector(listening.detector);
      this.knobs.setMismatch(this.listener.link.mismatch);
    }
  }

  /** @param {Problem} problem */
  #problem(problem) {
    const silentServer = problem.code === NO_SOUND_OF_ITS_OWN;
    if (!silentServer) {
      this.notices.show(problem);
    } else if (this.serverChosen) {
      this.notices.show(SILENT_SERVER);
    }
    if (silentServer || FALL_BACK_FROM.has(problem.code)) {
      void this.listener.listenToRecording();
    }
  }

  /** @param {ServerEvent} event */
  #take(event) {
    if (event.type === 'hello') {
      this.#greet(event);
      return;
    }
    const listening = this.listening;
    if (!listening) {
      return;
    }
    switch (event.type) {
      case 'level':
        listening.addLevel(event);
        this.level.show(event);
        break;
      case 'activity':
        listening.addActivity(event);
        break;
      case 'score':
        listening.addScore(event);
        break;
      case 'detection': {
        const quiet = listening.addDetection(event);
        this.pictures.addDecision(event.word, listening.stepAt(event.decisionMs), quiet);
        if (!listening.isPast(event)) {
          this.word.show(event);
        }
        this.log.add(event);
        break;
      }
      case 'suppressed':
      case 'gap':
        this.log.add(event);
        break;
      case 'configured':
        listening.detector = event.detector;
        this.pictures.scores.setDetector(event.detector);
        this.knobs.setDetector(event.detector);
        this.health.setRoundTrip(this.listener.link.roundTrip.millis);
        break;
      case 'heartbeat':
        this.health.setHeartbeat(event, this.listener.link.droppedBytes);
        break;
      case 'error':
        if (event.code !== RESUME_INCOMPLETE && (!event.fatal || event.code === SERVER_FULL)) {
          this.notices.show(event);
          this.#showInForce();
        }
        break;
    }
  }

  /** @param {Hello} hello */
  #greet(hello) {
    this.health.setSession(hello.server, hello.session);
    if (hello.source !== 'client' || this.listener.source === 'server') {
      this.source.setDetail(SERVER_SOURCES[hello.source] ?? '');
    }
    if (this.listening?.continues(hello)) {
      this.listening.resume(hello);
      this.#showInForce();
      return;
    }
    const sameModel = this.listening?.model.sha256 === hello.model.sha256;
    // what was frozen is not in the new pictures
    this.#thaw();
    this.listening = new Listening(hello);
    this.word.clear('listening');
    this.log.setWords(hello.model.keywords);
    this.pictures.setUp(this.listening, this.palette);
    this.chip.setUp(this.listening.layout, sameModel ? this.document?.chip : undefined, this.palette);
    this.#showInForce();
    if (!sameModel || !this.document) {
      void this.#describeModel(hello.model.name, hello.model.sha256);
    }
  }

  /**
   * @param {string} name
   * @param {string} sha256
   */
  async #describeModel(name, sha256) {
    this.document = null;
    const document = await fetchModel(this.access, name);
    const listening = this.listening;
    if (!listening || listening.model.sha256 !== sha256) {
      return;
    }
    this.document = document;
    this.knobs.setModel(document);
    this.model.show(listening.layout, document);
    this.chip.setUp(listening.layout, document?.chip, this.palette);
  }

  async #listModels() {
    const list = await fetchModels(this.access);
    const models = list?.models ?? [];
    this.modelChoice.replaceChildren(
      ...models.map((model) => make('option', { value: model.name }, model.name)),
    );
    this.modelChoice.disabled = models.length < 2;
    this.modelChoice.value = this.listening?.model.name ?? list?.current ?? '';
  }

  /**
   * @param {LogEvent} event
   * @returns {boolean} whether the pictures of that moment could be shown
   */
  #freeze(event) {
    const listening = this.listening;
    if (!listening || event.type === 'gap') {
      return false;
    }
    if (event.session !== listening.session) {
      this.notices.show({ code: 'gone', message: 'That was another session; its pictures are gone.' });
      return false;
    }
    const step = listening.stepAt(timeOf(event));
    const explanation = explain(listening.history, listening.layout, event.word, step);
    if (!explanation) {
      this.notices.show({ code: 'gone', message: 'The pictures of that moment are not kept any more.' });
      return false;
    }
    this.pictures.freeze(
      [
        { step: listening.stepAt(event.onsetMs), kind: 'onset' },
        { step: listening.stepAt(event.peakMs), kind: 'peak' },
        { step, kind: 'decision' },
      ],
      explanation.fromStep,
    );
    this.chip.picture.frozen = explanation.spikesPerNeuron;
    this.why.show(listening, event, explanation, this.document?.bias ?? []);
    return true;
  }

  #thaw() {
    this.pictures.thaw();
    this.chip.picture.frozen = null;
    this.why.hide();
    this.log.mark(null);
  }

  #repaint() {
    this.palette = readPalette();
    this.pictures.setPalette(this.palette);
    this.chip.picture.setPalette(this.palette);
    this.knobs.repaint();
  }

  /** @param {number} elapsed milliseconds since the last frame */
  #frame(elapsed) {
    const listening = this.listening;
    if (listening) {
      this.pictures.frame(elapsed);
      this.chip.picture.draw(listening.history, Math.floor(listening.clock.position));
    }
  }
}
