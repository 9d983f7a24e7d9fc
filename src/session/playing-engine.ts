import type { Emitter } from '../base/emitter.js';
import type { DecisionRecord } from '../media/decision.js';
import { transferMs, type DownloadSample } from '../media/download.js';
import type { EngineEvents, MediaEngine } from '../media/media-engine.js';
import type { StreamMetadata } from '../media/stream-metadata.js';
import type { QoeTracker } from '../qoe/contract.js';
import type { SessionEvents } from './session.js';
import type { SessionRecorder } from './session-recorder.js';

export interface PlayingEngineDeps {
  readonly events: Emitter<SessionEvents>;
  readonly tracker: QoeTracker;
  /** Null while no controller is there. */
  readonly recorder: () => SessionRecorder | null;
  /** A segment arrived. */
  readonly arrived: () => void;
  readonly failed: (event: EngineEvents['error']) => void;
}

/** One source's engine, and what it has told so far; passes its events on to who measures and who listens. */
export class PlayingEngine {
  readonly engine: MediaEngine;
  #metadata: StreamMetadata | null = null;
  #lastDecision: DecisionRecord | null = null;
  #lastSample: DownloadSample | null = null;

  constructor(engine: MediaEngine, { events, tracker, recorder, arrived, failed }: PlayingEngineDeps) {
    this.engine = engine;
    const heard = engine.events;
    const rendition = (index: number) => engine.renditions[index];
    heard.on('renditions', (event) => {
      tracker.ladder(event.renditions);
      events.emit('renditions', event);
    });
    heard.on('audio', (event) => {
      events.emit('audio', event);
    });
    heard.on('metadata', (event) => {
      this.#metadata = event;
      events.emit('metadata', event);
    });
    heard.on('rendered', ({ renditionIndex }) => {
      const seen = rendition(renditionIndex);
      if (!seen) return;
      tracker.rendered(seen);
      events.emit('rendered', { renditionIndex, rendition: seen });
    });
    heard.on('decision', (decision) => {
      this.#lastDecision = decision;
      recorder()?.decided(decision);
      const chosen = rendition(decision.renditionIndex);
      if (chosen) tracker.decided(decision, chosen);
      events.emit('decision', decision);
    });
    heard.on('sample', (sample) => {
      this.#lastSample = sample;
      arrived();
      tracker.downloaded(sample);
      events.emit('sample', sample);
    });
    heard.on('error', failed);
  }

  get metadata(): StreamMetadata | null {
    return this.#metadata;
  }

  get lastDecision(): DecisionRecord | null {
    return this.#lastDecision;
  }

  /** As {@link Session.throughputKbps}. */
  get throughputKbps(): number | null {
    const decided = this.#lastDecision?.evidence?.['throughputKbps'];
    if (decided !== undefined) return decided;
    const sample = this.#lastSample;
    if (!sample || sample.fromCache || transferMs(sample) === 0) return null;
    return (sample.bytes * 8) / transferMs(sample);
  }
}
