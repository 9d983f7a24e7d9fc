import { systemClock, type Clock } from '../base/clock.js';
import type { SvError } from '../base/sv-error.js';
import type { DecisionRecord } from '../media/decision.js';
import { transferMs, type DownloadSample } from '../media/download.js';
import type { Ladder, Rendition } from '../media/rendition.js';
import type { EndReason } from '../wire/beacon.js';
import type { QoeSink, QoeTracker, QoeTrackerOptions, ViewInfo, ViewSummary } from './contract.js';
import { fittingAmount, fittingText, hostOf } from './fitting.js';
import { sessionId } from './ids.js';
import type { QoeFact } from './model/fact.js';
import { eventTimeMs } from './observe/event-time.js';
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
  readonly #options: QoeTrackerOptions & { readonly clock: Clock; readonly heartbeatMs: number };
  /** Null once disposed of. */
  #letGo: readonly (() => void)[] | null;
  #view: OpenView | null = null;
  #info: ViewInfo | null = null;
  #rendition: Rendition | null = null;
  #ladder: Ladder = [];
  /** The page was left for the browser's cache in mid-view. */
  #suspended = false;

  constructor(options: QoeTrackerOptions) {
    this.#options = { clock: systemClock, heartbeatMs: HEARTBEAT_MS, ...options };
    this.#letGo = [
      observePlayCalls(options.media, {
        called: () => this.#view?.observer.playCalled(),
        refused: () => this.#view?.observer.playRefused(),
      }),
      observePage({
        visibility: (hidden) => this.#visibility(hidden),
        leaving: (kept, atMs) => this.#leaving(kept, eventTimeMs(this.#options.clock, atMs)),
        restored: () => this.#restored(),
      }),
    ];
  }

  start(info: ViewInfo): void {
    if (!this.#letGo) return;
    this.end('source-changed');
    this.#info = info;
    this.#rendition = null;
    this.#ladder = [];
    this.#open(info, info.asked);
  }

  ladder(renditions: Ladder): void {
    this.#ladder = renditions;
    const lowestKbps = fittingAmount(renditions[0]?.bitrateKbps);
    if (lowestKbps !== undefined) this.#tell({ kind: 'ladder', lowestKbps });
  }

  rendered(rendition: Rendition): void {
    this.#rendition = rendition;
    const bitrateKbps = fittingAmount(rendition.bitrateKbps);
    if (bitrateKbps === undefined) return;
    const { id, height } = rendition;
    this.#tell({ kind: 'rendered', id, bitrateKbps, height: fittingAmount(height) });
  }

  decided(decision: DecisionRecord, rendition: Rendition): void {
    const toKbps = fittingAmount(rendition.bitrateKbps);
    if (toKbps === undefined) return;
    this.#tell({
      kind: 'decided',
      toKbps,
      reason: fittingText(decision.reason),
      throughputKbps: fittingAmount(decision.evidence?.['throughputKbps']),
    });
  }

  downloaded(sample: DownloadSample): void {
    if (sample.fromCache) return;
    const { kind, bytes, url } = sample;
    this.#tell({
      kind: 'downloaded',
      bytes,
      throughputKbps: kind === 'audio' ? undefined : fittingAmount((bytes * 8) / transferMs(sample)),
      cdn: url === undefined ? undefined : hostOf(url),
    });
  }

  failed({ code, category, message }: SvError, fatal: boolean): void {
    this.#tell({ kind: 'error', code, category, message: fittingText(message), fatal });
  }

  end(reason: EndReason): void {
    this.#close(reason, this.#options.clock.now());
  }

  summary(): ViewSummary | null {
    return this.#view?.summary() ?? null;
  }

  dispose(): void {
    if (!this.#letGo) return;
    this.end('quit');
    for (const letGo of this.#letGo) letGo();
    this.#letGo = null;
    this.#toSinks((sink) => sink.dispose());
  }

  #open(info: ViewInfo, asked?: ViewInfo['asked']): void {
    this.#view = new OpenView(info, asked, {
      ...this.#options,
      opened: (viewId) => {
        const ids = { viewId, sessionId: sessionId() };
        this.#toSinks((sink) => sink.open(ids));
      },
      emit: (event) => this.#toSinks((sink) => sink.event(event)),
    });
  }

  #tell(fact: UntimedFact): void {
    this.#view?.tell({ ...fact, atMs: this.#options.clock.now() });
  }

  #visibility(hidden: boolean): void {
    this.#view?.observer.visibility(hidden);
    if (!hidden) return;
    this.#view?.heartbeat();
    this.#flush();
  }

  #close(reason: EndReason, atMs: number): void {
    const view = this.#view;
    this.#view = null;
    this.#suspended = false;
    view?.end(reason, atMs);
  }

  #leaving(kept: boolean, atMs: number): void {
    const viewing = this.#view !== null;
    this.#close(kept ? 'page-hidden' : 'quit', atMs);
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
    for (const sink of this.#options.sinks) {
      try {
        act(sink);
      } catch (error) {
        void Promise.reject(error);
      }
    }
  }
}
