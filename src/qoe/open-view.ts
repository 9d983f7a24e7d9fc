import type { CancelTimer, Clock } from '../base/clock.js';
import type { BeaconEvent, EndReason } from '../wire/beacon.js';
import type { QoeTrackerOptions, ViewInfo, ViewSummary } from './contract.js';
import { fittingText, publicSource } from './fitting.js';
import { newId } from './ids.js';
import type { QoeFact } from './model/fact.js';
import { reduce } from './model/reduce.js';
import { countersOf, gaugesOf } from './model/summary.js';
import { openView, type UnnumberedEvent, type ViewState } from './model/view-state.js';
import { observeMedia, type MediaObserver } from './observe/media-observer.js';
import { summarise } from './model/view-summary.js';

/** Quick enough to see a freeze, slow enough to cost nothing; the reducer places events in between. */
const TICK_MS = 250;
/** What a viewer suffers is told as it happens: after the first, heartbeats come that much later. */
const LATER_BEAT = 6;

export interface OpenViewOptions extends Pick<QoeTrackerOptions, 'media' | 'liveLatencySec'> {
  readonly clock: Clock;
  readonly heartbeatMs: number;
  /** Told the id, before any event. */
  readonly opened: (viewId: string) => void;
  /** Told each event, numbered. */
  readonly emit: (event: BeaconEvent) => void;
}

/** One view from its start to its end: facts in, numbered events out. */
export class OpenView {
  readonly viewId = newId();
  readonly #options: OpenViewOptions;
  readonly #observing = new AbortController();
  readonly observer: MediaObserver;
  #state: ViewState;
  #cancelBeat: CancelTimer = () => {};
  #seq = 0;

  constructor(info: ViewInfo, asked: ViewInfo['asked'], options: OpenViewOptions) {
    const { media, clock, heartbeatMs } = options;
    this.#options = options;
    const nowMs = clock.now();
    const startedMs = Math.min(asked?.loadMs ?? nowMs, nowMs);
    this.#state = openView({
      atMs: startedMs,
      hidden: document.hidden,
      underWay: !media.paused && media.readyState >= media.HAVE_CURRENT_DATA,
      tickMs: TICK_MS,
      idleTickMs: heartbeatMs * LATER_BEAT,
    });
    options.opened(this.viewId);
    this.#emit(startOf(info, Date.now() - Math.round(nowMs - startedMs)));
    const playMs = asked?.playMs ?? null;
    if (playMs !== null) this.tell({ kind: 'intent', atMs: playMs });
    this.observer = observeMedia({
      ...options,
      tickMs: TICK_MS,
      tell: (fact) => this.tell(fact),
      awaitsFrame: () => this.#awaitsFrame(),
      signal: this.#observing.signal,
    });
    this.#awaitBeat(heartbeatMs);
  }

  tell(fact: QoeFact): void {
    const { state, events } = reduce(this.#state, fact);
    this.#state = state;
    for (const event of events) this.#emit(event);
    // Whatever comes of the page now, the collector knows how the title ended.
    if (fact.kind === 'ended') this.tell({ kind: 'heartbeat', atMs: fact.atMs });
  }

  heartbeat(): void {
    this.observer.look();
    this.tell({ kind: 'heartbeat', atMs: this.#options.clock.now() });
  }

  summary(): ViewSummary {
    this.observer.look();
    return summarise(this.viewId, countersOf(this.#state), gaugesOf(this.#state));
  }

  end(reason: EndReason, atMs: number): void {
    this.observer.look(atMs);
    this.#observing.abort();
    this.#cancelBeat();
    this.tell({ kind: 'end', atMs, reason });
  }

  #awaitBeat(periodMs: number): void {
    const { clock } = this.#options;
    this.#cancelBeat = clock.after(periodMs, () => {
      this.heartbeat();
      this.#awaitBeat(this.#options.heartbeatMs * LATER_BEAT);
    });
  }

  #awaitsFrame(): boolean {
    const { started, intent, seek, paused } = this.#state;
    return started ? seek?.closedAtMs === null && !paused : intent !== null;
  }

  #emit(event: UnnumberedEvent): void {
    const seq = this.#seq;
    this.#seq += 1;
    this.#options.emit({ seq, ...event });
  }
}

function startOf(info: ViewInfo, startedAt: number): UnnumberedEvent {
  return {
    type: 'view-start',
    t: 0,
    startedAt,
    ...(info.title === undefined ? {} : { title: fittingText(info.title) }),
    src: publicSource(info.src),
    sourceType: info.sourceType,
    engine: fittingText(info.engine),
    abr: fittingText(info.abr),
    viewportWidth: innerWidth,
    viewportHeight: innerHeight,
  };
}
