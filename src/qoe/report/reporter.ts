import type { PageVitals } from '../../wire/beacon.js';
import { sessionId } from '../ids.js';
import { describePage } from '../observe/page-context.js';
import type { Consent } from './consent.js';
import { Delivery, type DeliveryOptions } from './delivery.js';
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
  const { url } = options;
  let current: ReportingOptions = options;
  let offline: Promise<OfflineQueue | null> | null = null;
  let vitals: () => PageVitals | undefined = () => undefined;

  const check = (): Reporting => checkReporting(current, (error) => options.onError?.(error));
  const delivery = new Delivery({
    ...options,
    keep: (waiting) => void offline?.then((queue) => queue?.keep(waiting)),
  });
  const first = check();
  const gate = new Gate(delivery, first, { describePage, vitals: () => vitals() });

  // What only some pages want is fetched when it is first asked for; they can do without, too.
  const offlineQueue = (): Promise<OfflineQueue | null> =>
    import('./offline-queue.js').then((part) => new part.OfflineQueue(url)).catch(() => null);
  const openOffline = async (): Promise<OfflineQueue | null> => {
    const queue = await offlineQueue();
    const left = await queue?.takeOver().catch(() => null);
    if (!left) return null;
    delivery.restore(left);
    return queue;
  };
  const joinVitals = (): void => {
    import('../observe/page-vitals.js').then((part) => (vitals = part.pageVitals())).catch(() => {});
  };
  const apply = (reporting: Reporting): void => {
    if (reporting.offline && reporting.consent === 'full') offline ??= openOffline();
    else if (reporting.offline || offline) {
      void (offline ?? offlineQueue()).then((queue) => queue?.erase());
      offline = null;
    }
    if (reporting.vitals && reporting.consent !== 'none') joinVitals();
  };
  const configure = (next: ReportingOptions): void => {
    current = next;
    const reporting = check();
    gate.reporting = reporting;
    apply(reporting);
  };
  apply(first);

  return {
    configure,
    setConsent: (consent) => configure({ ...current, consent }),
    async forget() {
      configure({ ...current, consent: 'none' });
      const { ids } = gate;
      // An anonymous view has its own id for its session's.
      const forgotten = ids ? [ids.sessionId, ids.viewId] : [sessionId()];
      const done = await Promise.all(forgotten.map(async (id) => delivery.forget(id)));
      return done.every(Boolean);
    },
    open: (ids) => gate.open(ids),
    event: (event) => gate.event(event),
    flush: () => gate.flush(),
    dispose: () => gate.dispose(),
  };
}
