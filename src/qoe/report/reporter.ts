import type { BeaconEvent } from '../../wire/beacon.js';
import { describePage } from '../observe/page-context.js';
import type { ViewIds } from './callback-sink.js';
import type { Consent } from './consent.js';
import { bodyOfEarly, holdEvent, type EarlyView } from './early-view.js';
import { pageBeacon } from './page-beacon.js';
import type { Reporter, ReporterOptions } from './reporter-contract.js';
import type { ReportingOptions } from './reporting-options.js';

/** Reports views to a collector; never throws and never logs. Wrong options are told to `onError`. */
export function createReporter(options: ReporterOptions): Reporter {
  return new LateReporter(options);
}

/** So many views wait for the script; what is earlier was spoken of. */
const MOST_VIEWS = 4;

/**
 * Holds what it is told until the script that delivers is there, which comes with the first view. A page that goes
 * away before that has its view told all the same, by the browser's own beacon; so has one whose script can't be had.
 */
class LateReporter implements Reporter {
  readonly #collector: ReporterOptions;
  #options: ReportingOptions;
  #views: readonly EarlyView[] = [];
  #coming: Promise<Reporter | null> | null = null;
  #reporter: Reporter | null = null;
  #over = false;

  constructor(options: ReporterOptions) {
    this.#collector = options;
    this.#options = options;
    // What earlier pages could not report doesn't wait for a view.
    if (options.offline !== undefined) void this.#fetched();
  }

  configure(options: ReportingOptions): void {
    this.#options = options;
    this.#reporter?.configure(options);
    void this.#fetched();
  }

  setConsent(consent: Consent): void {
    this.configure({ ...this.#options, consent });
  }

  async forget(): Promise<boolean> {
    this.setConsent('none');
    return (await (await this.#fetched())?.forget()) ?? false;
  }

  open(ids: ViewIds): void {
    if (this.#reporter) this.#reporter.open(ids);
    else {
      this.#speak();
      this.#views = [...this.#views, { ids, options: this.#options, events: [] }].slice(-MOST_VIEWS);
      void this.#fetched();
    }
  }

  event(event: BeaconEvent): void {
    const told = event.type === 'view-start' ? { ...event, ...describePage() } : event;
    const view = this.#views.at(-1);
    if (this.#reporter) this.#reporter.event(told);
    else if (view) holdEvent(view, told);
  }

  flush(): void {
    if (this.#reporter) this.#reporter.flush();
    else this.#speak();
  }

  dispose(): void {
    this.#over = true;
    if (this.#reporter) this.#reporter.dispose();
    else this.#speak();
  }

  /** Of a view that is over, or as the page may be going away. Told again if it stays: repeats do no harm. */
  #speak(): void {
    const { url, sdk, sendBeacon = pageBeacon } = this.#collector;
    const view = this.#views.at(-1);
    const body = view && bodyOfEarly(view, this.#options.consent ?? 'full', sdk);
    if (body) sendBeacon(url, body);
  }

  /** Null where it can't be had. */
  async #fetched(): Promise<Reporter | null> {
    this.#coming ??= import('./take-over.js').then(
      ({ takeOver }) => {
        this.#reporter = takeOver(this.#collector, this.#views, this.#options);
        this.#views = [];
        if (this.#over) this.#reporter.dispose();
        return this.#reporter;
      },
      (cause: unknown) => {
        void import('./not-loaded.js').then(
          (part) => this.#collector.onError?.(part.sinkNotLoaded(cause)),
          () => {},
        );
        return null;
      },
    );
    return this.#coming;
  }
}
