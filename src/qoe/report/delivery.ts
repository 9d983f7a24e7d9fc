import { systemClock, type Clock } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import type { SvError } from '../../base/sv-error.js';
import { BEACON_LIMITS, type BeaconEvent } from '../../wire/beacon.js';
import { newId } from '../ids.js';
import { bodyOf, isFull, sizeOf, takeFitting, type Batch } from './batch.js';
import type { ViewIds } from './callback-sink.js';
import type * as errors from './errors.js';
import { EventQueue, type QueuedEvent } from './event-queue.js';
import { pickLastWords } from './last-words.js';
import { Pace } from './pace.js';
import { pageBeacon } from './page-beacon.js';
import { post } from './post.js';
import type { Verdict } from './verdict.js';
import type { RevocableSink } from './revocable-sink.js';
import { SDK } from './sdk.js';

export interface DeliveryOptions {
  /** The collector: it answers as `BeaconAck` or `BeaconRefusal`; elsewhere it needs CORS headers. */
  readonly url: string;
  /** Name and version to report as; default this package's. */
  readonly sdk?: string;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly fetch?: typeof fetch;
  readonly sendBeacon?: (url: string, body: string) => boolean;
  /** Told once, when nothing more will be sent: BEACON_REJECTED, or INVALID_ARGUMENT for the url. */
  readonly onError?: (error: SvError) => void;
  /** Told what waits whenever it could not be delivered, and what is left of it once it could. */
  readonly keep?: (waiting: readonly QueuedEvent[]) => void;
}

/** How long an event waits for company: what a viewer suffers less than what a heartbeat takes along. */
const NEWS_MS = 10_000;
const INTERVAL_MS = 60_000;
const patiencesMs: Partial<Record<BeaconEvent['type'], number>> = {
  end: 0,
  heartbeat: 0,
  stall: NEWS_MS,
  startup: NEWS_MS,
};
const TIMEOUT_MS = 10_000;
const CAPACITY = 1_000;
/** A disposed reporter tries this often to deliver what it holds. */
const LAST_TRIES = 5;

type Phase = 'running' | 'closing' | 'stopped';

/**
 * Delivers events to a collector in batches, one at a time, and again until they are acknowledged.
 * Never throws and never logs; what it had to give up is said in the batches' `dropped`.
 */
export class Delivery implements RevocableSink {
  readonly #options: DeliveryOptions;
  readonly #clock: Clock;
  readonly #queue = new EventQueue(CAPACITY);
  readonly #pace: Pace;
  /** Sent on the page's way out, not answered yet. */
  readonly #parting = new Set<QueuedEvent>();
  #phase: Phase = 'running';
  #ids: ViewIds | null = null;
  #maxBytes: number = BEACON_LIMITS.batchBytes;
  /** Cut from the queue and not acknowledged yet. */
  #batch: Batch | null = null;
  #sending = false;
  /** How often all was dropped: what was on its way before is nobody's business any more. */
  #drops = 0;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#pace = new Pace(this.#clock, options.random ?? Math.random, () => void this.#send());
  }

  open(ids: ViewIds): void {
    this.#ids = ids;
  }

  event(event: BeaconEvent): void {
    if (this.#phase !== 'running' || !this.#ids) return;
    this.#queue.push(this.#ids, event, new Set(this.#batch?.events));
    const full = isFull(this.#queue.events, this.#maxBytes);
    this.#sendWithin(full ? 0 : patienceMs(event));
  }

  /** Events of earlier pages, to be delivered with this one's. */
  restore(events: readonly QueuedEvent[]): void {
    if (this.#phase !== 'running' || events.length === 0) return;
    this.#queue.restore(events);
    this.#sendWithin(0);
  }

  drop(): void {
    this.#queue.clear();
    this.#batch = null;
    this.#pace.cancel();
    this.#drops += 1;
  }

  flush(): void {
    if (this.#phase === 'stopped' || this.#pace.isAskedToWait) return;
    const waiting = this.#queue.events.filter((event) => !this.#parting.has(event));
    for (const events of pickLastWords(waiting, this.#maxBytes)) void this.#part(events);
    if (this.#pace.failures > 0) this.#keep();
  }

  dispose(): void {
    if (this.#phase !== 'running') return;
    this.#phase = 'closing';
    this.#pace.succeeded();
    if (this.#queue.events.length === 0) this.#stop();
    else this.#sendWithin(0);
  }

  #sendWithin(delayMs: number): void {
    if (!this.#sending && this.#phase !== 'stopped') this.#pace.within(delayMs);
  }

  async #send(): Promise<void> {
    if (!canParse(this.#options.url)) {
      this.#fail((part) => part.noCollector(this.#options.url));
      return;
    }
    const batch = this.#nextBatch();
    if (batch) {
      this.#sending = true;
      const moreIsDue = this.#queue.events.length > batch.events.length;
      const drops = this.#drops;
      const verdict = await this.#post(batch, this.#phase === 'closing');
      this.#sending = false;
      if (drops === this.#drops) this.#settle(batch, verdict);
      this.#goOn(moreIsDue || verdict.kind !== 'accepted');
    } else this.#goOn(false);
  }

  #goOn(moreIsDue: boolean): void {
    const { events } = this.#queue;
    const givesUp = events.length === 0 || this.#pace.failures >= LAST_TRIES;
    if (this.#phase === 'closing' && givesUp) {
      this.#keep();
      this.#stop();
    } else if (events.length > 0) {
      const hurries = moreIsDue || this.#phase === 'closing' || events.some(({ type }) => type === 'end');
      this.#sendWithin(hurries ? 0 : INTERVAL_MS);
    }
  }

  /** The batch to send again, unless its events were delivered otherwise meanwhile, or a new one. */
  #nextBatch(): Batch | null {
    const waiting = new Set(this.#queue.events);
    if (this.#batch?.events.some((event) => waiting.has(event)) !== true) {
      const events = takeFitting(this.#queue.events, this.#maxBytes);
      this.#batch = events.length > 0 ? { batchId: newId(), events } : null;
    }
    return this.#batch;
  }

  async #post(batch: Batch, keepalive: boolean): Promise<Verdict> {
    return this.postTo(this.#options.url, this.#bodyOf(batch), keepalive);
  }

  /** As batches are. */
  async postTo(url: string, body: string, keepalive: boolean): Promise<Verdict> {
    const { fetch = globalThis.fetch } = this.#options;
    return post(url, body, {
      fetch: (input, init) => fetch(input, init),
      clock: this.#clock,
      timeoutMs: TIMEOUT_MS,
      keepalive,
    });
  }

  #bodyOf(batch: Batch): string {
    const viewId = batch.events[0]?.ids.viewId ?? '';
    const { sdk = SDK } = this.#options;
    return bodyOf(batch, { sdk, sentAt: Date.now(), dropped: this.#queue.shedOf(viewId) });
  }

  #settle(batch: Batch, verdict: Verdict): void {
    if (verdict.kind === 'retry') {
      this.#pace.askedToWait(verdict.afterMs);
      // A batch sent on the way out has its own fallback; the regular one backs off.
      if (this.#batch === batch) this.#pace.failed();
      if (!verdict.answered) this.#keep();
      return;
    }
    this.#pace.succeeded();
    if (this.#batch === batch) this.#batch = null;
    if (verdict.kind === 'accepted') {
      this.#queue.remove(new Set(batch.events));
      this.#keep();
    } else if (verdict.kind === 'too-large') this.#shrink(batch);
    else this.#fail((part) => part.beaconRejected(this.#options.url, verdict.status, verdict.detail));
  }

  /** The collector takes less than this at a time: the same events come again in smaller batches. */
  #shrink({ events }: Batch): void {
    const [first] = events;
    if (first && events.length === 1) this.#queue.giveUp(first);
    else this.#maxBytes = Math.min(this.#maxBytes, Math.floor(sizeOf(events) / 2));
  }

  /** Sends on the page's way out. The events stay queued until answered, in case the page stays. */
  async #part(events: readonly QueuedEvent[]): Promise<void> {
    const batch: Batch = { batchId: newId(), events };
    const drops = this.#drops;
    for (const event of events) this.#parting.add(event);
    const verdict = await this.#post(batch, true);
    for (const event of events) this.#parting.delete(event);
    // Dropped meanwhile: not to be tried in another way either.
    if (this.#phase === 'stopped' || drops !== this.#drops) return;
    this.#settle(batch, verdict);
    if (verdict.kind === 'retry' && !verdict.answered) this.#beacon(batch);
  }

  /** Where `fetch` was refused its share of the way out, or there is no network. */
  #beacon(batch: Batch): void {
    const { url, sendBeacon = pageBeacon } = this.#options;
    try {
      sendBeacon(url, this.#bodyOf(batch));
    } catch {
      // The events are still queued.
    }
  }

  #keep(): void {
    this.#options.keep?.(this.#queue.events);
  }

  /** Stops for good. What is said of it is fetched then. */
  #fail(fault: (part: typeof errors) => SvError): void {
    if (this.#phase === 'stopped') return;
    this.#stop();
    void import('./errors.js').then(
      (part) => this.#options.onError?.(fault(part)),
      () => {},
    );
  }

  #stop(): void {
    this.#phase = 'stopped';
    this.#pace.cancel();
    this.#batch = null;
    this.#queue.clear();
  }
}

function patienceMs(event: BeaconEvent): number {
  if (event.type === 'error') return event.fatal ? 0 : NEWS_MS;
  return patiencesMs[event.type] ?? INTERVAL_MS;
}

function canParse(url: string): boolean {
  try {
    return new URL(url, globalThis.document?.baseURI).href !== '';
  } catch {
    return false;
  }
}
