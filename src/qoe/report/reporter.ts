import type { SvError } from '../../base/sv-error.js';
import type { PageVitals } from '../../wire/beacon.js';
import type { QoeSink } from '../contract.js';
import { sessionId } from '../ids.js';
import { describePage } from '../observe/page-context.js';
import type { Consent } from './consent.js';
import { Delivery, type DeliveryOptions } from './delivery.js';
import type { QueuedEvent } from './event-queue.js';
import { Gate } from './gate.js';
import type { ConfigurableSink } from './gated.js';
import type { OfflineQueue } from './offline-queue.js';
import { checkReporting, type Reporting, type ReportingOptions } from './reporting-options.js';

export interface ReporterOptions extends Omit<DeliveryOptions, 'keep'>, ReportingOptions {}

/** A sink that reports to a collector, within what the viewer agreed to. */
export interface Reporter extends ConfigurableSink {
  /** At once: on `none` what waits is dropped, and what was kept for later is deleted. */
  setConsent(consent: Consent): void;
  /**
   * Ends reporting, as `setConsent('none')`, and has all of this page's session deleted by the collector.
   * Resolves with whether the collector said that it did.
   */
  forget(): Promise<boolean>;
}

/** Reports views to a collector; never throws and never logs. Wrong options are told to `onError`. */
export function createReporter(options: ReporterOptions): Reporter {
  return new GatedReporter(options);
}

class GatedReporter implements Reporter {
  readonly #delivery: Delivery;
  readonly #gate: Gate;
  readonly #url: string;
  readonly #onError: (error: SvError) => void;
  #options: ReportingOptions;
  #offline: Promise<OfflineQueue | null> | null = null;
  #vitals: () => PageVitals | undefined = () => undefined;
  #disposed = false;

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#url = options.url;
    this.#onError = (error) => options.onError?.(error);
    this.#delivery = new Delivery({ ...options, keep: (waiting) => this.#keep(waiting) });
    const reporting = checkReporting(options, this.#onError);
    this.#gate = new Gate(this.#delivery, reporting, { describePage, vitals: () => this.#vitals() });
    this.#apply(reporting);
  }

  setConsent(consent: Consent): void {
    this.configure({ ...this.#options, consent });
  }

  configure(options: ReportingOptions): void {
    this.#options = options;
    const reporting = checkReporting(options, this.#onError);
    this.#gate.reporting = reporting;
    this.#apply(reporting);
  }

  async forget(): Promise<boolean> {
    this.setConsent('none');
    const viewId = this.#gate.ids?.viewId;
    // An anonymous view has its own id for its session's.
    const ids = [this.#gate.ids?.sessionId ?? sessionId(), ...(viewId === undefined ? [] : [viewId])];
    const done = await Promise.all(ids.map(async (id) => this.#delivery.forget(id)));
    return done.every(Boolean);
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    this.#gate.open(ids);
  }

  event(event: Parameters<QoeSink['event']>[0]): void {
    this.#gate.event(event);
  }

  flush(): void {
    this.#gate.flush();
  }

  dispose(): void {
    this.#disposed = true;
    this.#gate.dispose();
  }

  #apply({ consent, offline, vitals }: Reporting): void {
    if (offline && consent === 'full') this.#offline ??= this.#openOffline();
    else if (offline || this.#offline) {
      void (this.#offline ?? this.#offlineQueue()).then((queue) => queue?.erase());
      this.#offline = null;
    }
    if (vitals && consent !== 'none') void this.#joinVitals();
  }

  async #openOffline(): Promise<OfflineQueue | null> {
    const queue = await this.#offlineQueue();
    // Without a place to keep things, they are kept in memory as ever.
    const left = await queue?.takeOver().catch(() => null);
    if (!left) return null;
    this.#delivery.restore(left);
    return queue;
  }

  async #offlineQueue(): Promise<OfflineQueue | null> {
    const url = this.#url;
    return import('./offline-queue.js').then(
      ({ OfflineQueue }) => new OfflineQueue(url),
      () => null,
    );
  }

  #keep(waiting: readonly QueuedEvent[]): void {
    void this.#offline?.then((queue) => queue?.keep(waiting));
  }

  async #joinVitals(): Promise<void> {
    try {
      const { pageVitals } = await import('../observe/page-vitals.js');
      if (!this.#disposed) this.#vitals = pageVitals();
    } catch {
      // The page's vitals are an extra; views are reported without.
    }
  }
}
