import { systemClock, type Clock } from '../base/clock.js';
import { Disposer } from '../base/disposer.js';
import type { SvError } from '../base/sv-error.js';
import type { DecisionRecord } from '../media/decision.js';
import { transferMs, type DownloadSample } from '../media/download.js';
import type { Ladder, Rendition } from '../media/rendition.js';
import type { EndReason } from '../wire/beacon.js';
import type { QoeSink, QoeTracker, QoeTrackerOptions, ViewInfo, ViewSummary } from './contract.js';
import { fittingKbps, fittingText, hostOf } from './fitting.js';
import { sessionId } from './ids.js';
import { known } from './known.js';
import type { QoeFact } from './model/fact.js';
import { observePage } from './observe/page-observer.js';
import { observePlayCalls } from './observe/play-calls.js';
import { OpenView } from './open-view.js';

const HEARTBEAT_MS = 10_000;

type UntimedFact = QoeFact extends infer Fact ? (Fact extends QoeFact ? Omit<Fact, 'atMs'> : never) : never;

/**
 * Measures the views of `options.media` until it is disposed, and tells each event to every sink.
 * The sinks are the tracker's from here on: disposing of it disposes of them.
 */
export function createQoeTracker(options: QoeTrackerOptions): QoeTracker {
  return new ViewTracker(options);
}

class ViewTracker implements QoeTracker {
  readonly #media: HTMLVideoElement;
  readonly #sinks: readonly QoeSink[];
  readonly #clock: Clock;
  readonly #heartbeatMs: number;
  readonly #liveLatencySec: (() => number) | undefined;
  readonly #disposer = new Disposer();
  #view: OpenView | null = null;
  #info: ViewInfo | null = null;
  #rendition: Rendition | null = null;
  #ladder: Ladder = [];
  /** The page was left for the browser's cache in mid-view. */
  #suspended = false;

  constructor(options: QoeTrackerOptions) {
    const { media, sinks, clock = systemClock, heartbeatMs = HEARTBEAT_MS } = options;
    this.#liveLatencySec = options.liveLatencySec;
    this.#media = media;
    this.#sinks = sinks;
    this.#clock = clock;
    this.#heartbeatMs = heartbeatMs;
    this.#disposer.add(
      observePlayCalls(media, {
        called: () => this.#view?.observer.playCalled(),
        refused: () => this.#view?.observer.playRefused(),
      }),
    );
    this.#disposer.add(
      observePage({
        visibility: (hidden) => this.#visibility(hidden),
        leaving: (kept) => this.#leaving(kept),
        restored: () => this.#restored(),
      }),
    );
  }

  start(info: ViewInfo): void {
    if (this.#disposer.disposed) return;
    this.end('source-changed');
    const { asked: _once, ...again } = info;
    this.#info = again;
    this.#rendition = null;
    this.#ladder = [];
    this.#open(info);
  }

  ladder(renditions: Ladder): void {
    this.#ladder = renditions;
    const lowestKbps = fittingKbps(Math.min(...renditions.map(({ bitrateKbps }) => bitrateKbps)));
    if (renditions.length > 0 && lowestKbps !== undefined) this.#tell({ kind: 'ladder', lowestKbps });
  }

  rendered(rendition: Rendition): void {
    this.#rendition = rendition;
    const bitrateKbps = fittingKbps(rendition.bitrateKbps);
    if (bitrateKbps === undefined) return;
    const { id, height } = rendition;
    const fits = height !== undefined && height >= 0 && Number.isFinite(height);
    this.#tell({ kind: 'rendered', id, bitrateKbps, ...(fits ? { height } : {}) });
  }

  decided(decision: DecisionRecord, rendition: Rendition): void {
    const toKbps = fittingKbps(rendition.bitrateKbps);
    if (toKbps === undefined) return;
    const throughputKbps = fittingKbps(decision.evidence?.['throughputKbps']);
    this.#tell({
      kind: 'decided',
      toKbps,
      reason: fittingText(decision.reason),
      ...(throughputKbps === undefined ? {} : { throughputKbps }),
    });
  }

  downloaded(sample: DownloadSample): void {
    if (sample.fromCache) return;
    const { kind, bytes, url } = sample;
    this.#tell({
      kind: 'downloaded',
      ...known<{ bytes: number; throughputKbps?: number; cdn?: string }>({
        bytes,
        throughputKbps: kind === 'audio' ? null : fittingKbps((bytes * 8) / transferMs(sample)),
        cdn: url === undefined ? null : hostOf(url),
      }),
    });
  }

  failed({ code, category, message }: SvError, fatal: boolean): void {
    this.#tell({ kind: 'error', code, category, message: fittingText(message), fatal });
  }

  end(reason: EndReason): void {
    const view = this.#view;
    this.#view = null;
    this.#suspended = false;
    view?.end(reason);
  }

  summary(): ViewSummary | null {
    return this.#view?.summary() ?? null;
  }

  dispose(): void {
    if (this.#disposer.disposed) return;
    this.end('quit');
    this.#disposer.dispose();
    this.#toSinks((sink) => sink.dispose());
  }

  #open(info: ViewInfo): void {
    this.#view = new OpenView(info, {
      media: this.#media,
      clock: this.#clock,
      heartbeatMs: this.#heartbeatMs,
      liveLatencySec: this.#liveLatencySec,
      opened: (viewId) => {
        const ids = { viewId, sessionId: sessionId() };
        this.#toSinks((sink) => sink.open(ids));
      },
      emit: (event) => this.#toSinks((sink) => sink.event(event)),
    });
  }

  #tell(fact: UntimedFact): void {
    this.#view?.tell({ ...fact, atMs: this.#clock.now() });
  }

  #visibility(hidden: boolean): void {
    this.#view?.observer.visibility(hidden);
    if (!hidden) return;
    this.#view?.heartbeat();
    this.#flush();
  }

  #leaving(kept: boolean): void {
    const viewing = this.#view !== null;
    this.end(kept ? 'page-hidden' : 'quit');
    this.#suspended = kept && viewing;
    this.#flush();
  }

  #restored(): void {
    if (!this.#suspended || !this.#info) return;
    this.#suspended = false;
    this.#open(this.#info);
    this.ladder(this.#ladder);
    if (this.#rendition) this.rendered(this.#rendition);
  }

  #flush(): void {
    this.#toSinks((sink) => sink.flush());
  }

  /** A sink that throws is its own trouble: it shows as an unhandled rejection, nobody else's. */
  #toSinks(act: (sink: QoeSink) => void): void {
    for (const sink of this.#sinks) {
      try {
        act(sink);
      } catch (error) {
        void Promise.reject(error);
      }
    }
  }
}
