import type { BeaconEvent, BeaconForget, PageVitals } from '../../wire/beacon.js';
import { sessionId } from '../ids.js';
import { describeBrowser } from '../observe/browser-context.js';
import type { ViewIds } from './callback-sink.js';
import type { Consent } from './consent.js';
import { Delivery } from './delivery.js';
import type { QueuedEvent } from './event-queue.js';
import { Gate } from './gate.js';
import type { OfflineQueue } from './offline-queue.js';
import { checkReporting, type Reporting } from './reporting-check.js';
import type { Reporter, ReporterOptions } from './reporter-contract.js';
import type { ReportingOptions } from './reporting-options.js';

/** Reporting to a collector: what may leave the page, delivered until it is acknowledged. */
export class CollectorReporting implements Reporter {
  readonly #delivery: Delivery;
  readonly #collector: Pick<ReporterOptions, 'url' | 'onError'>;
  readonly #gate: Gate;
  #options: ReportingOptions;
  #offline: Promise<OfflineQueue | null> | null = null;
  #vitals: () => PageVitals | undefined = () => undefined;

  constructor(options: ReporterOptions) {
    this.#collector = options;
    this.#options = options;
    this.#delivery = new Delivery({ ...options, keep: (waiting) => this.#keep(waiting) });
    const reporting = this.#check(options);
    const additions = { describe: describeBrowser, vitals: () => this.#vitals() };
    this.#gate = new Gate(this.#delivery, reporting, additions);
    this.#apply(reporting);
  }

  configure(options: ReportingOptions): void {
    this.#options = options;
    const reporting = this.#check(options);
    this.#gate.reporting = reporting;
    this.#apply(reporting);
  }

  setConsent(consent: Consent): void {
    this.configure({ ...this.#options, consent });
  }

  async forget(): Promise<boolean> {
    this.setConsent('none');
    const { ids } = this.#gate;
    // An anonymous view has its own id for its session's.
    const forgotten = ids ? [ids.sessionId, ids.viewId] : [sessionId()];
    const done = await Promise.all(forgotten.map(async (id) => this.#askToForget(id)));
    return done.every(Boolean);
  }

  open(ids: ViewIds): void {
    this.#gate.open(ids);
  }

  event(event: BeaconEvent): void {
    this.#gate.event(event);
  }

  flush(): void {
    this.#gate.flush();
  }

  dispose(): void {
    this.#gate.dispose();
  }

  #check(options: ReportingOptions): Reporting {
    return checkReporting(options, this.#collector.onError);
  }

  /** What could not be delivered so far, in place of what was told before. */
  #keep(waiting: readonly QueuedEvent[]): void {
    void this.#offline?.then((queue) => queue?.keep(waiting));
  }

  // What only some pages want is fetched when it is first asked for; they can do without, too.
  #apply({ offline, consent, vitals }: Reporting): void {
    if (offline && consent === 'full') this.#offline ??= this.#openOffline();
    else if (offline || this.#offline) {
      void (this.#offline ?? this.#offlineQueue()).then((queue) => queue?.erase());
      this.#offline = null;
    }
    if (vitals && consent !== 'none') {
      import('../observe/page-vitals.js').then((part) => (this.#vitals = part.pageVitals())).catch(() => {});
    }
  }

  async #offlineQueue(): Promise<OfflineQueue | null> {
    return import('./offline-queue.js').then(
      (part) => new part.OfflineQueue(this.#collector.url),
      () => null,
    );
  }

  async #openOffline(): Promise<OfflineQueue | null> {
    const queue = await this.#offlineQueue();
    const left = await queue?.takeOver().catch(() => null);
    if (!left) return null;
    this.#delivery.restore(left);
    return queue;
  }

  async #askToForget(id: string): Promise<boolean> {
    let address: URL;
    try {
      address = new URL(this.#collector.url, globalThis.document?.baseURI);
    } catch {
      return false;
    }
    address.pathname = address.pathname.replace(/\/?$/, '/forget');
    const request: BeaconForget = { sessionId: id };
    const verdict = await this.#delivery.postTo(address.href, JSON.stringify(request), true);
    return verdict.kind === 'accepted';
  }
}
