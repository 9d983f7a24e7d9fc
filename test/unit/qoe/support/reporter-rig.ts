import type { SvError } from '../../../../src/base/sv-error.js';
import type { Reporter, ReporterOptions } from '../../../../src/qoe/report/reporter-contract.js';
import { CollectorReporting } from '../../../../src/qoe/report/reporting.js';
import type { BeaconEvent } from '../../../../src/wire/beacon.js';
import { HandClock } from './hand-clock.js';
import { TestCollector } from './test-collector.js';

export const IDS = { viewId: 'view-1', sessionId: 'session-1' };

/** A reporter with an open view, its clock turned by hand, and a collector over a real socket. */
export class ReporterRig {
  readonly clock = new HandClock();
  readonly errors: SvError[] = [];
  reporter: Reporter;

  private constructor(readonly collector: TestCollector) {
    this.reporter = this.#make({});
  }

  static async start(): Promise<ReporterRig> {
    // Fetched by the reporter when it first needs them, in no time that a test could wait for.
    await Promise.all([
      import('../../../../src/qoe/report/answers.js'),
      import('../../../../src/qoe/report/errors.js'),
    ]);
    const collector = new TestCollector();
    await collector.start();
    return new ReporterRig(collector);
  }

  /** Another reporter in its place. */
  report(options: Partial<ReporterOptions> = {}): void {
    this.reporter = this.#make(options);
  }

  tell(...events: BeaconEvent[]): void {
    for (const event of events) this.reporter.event(event);
  }

  /** The answer to a batch has been taken in. */
  settled(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 30));
  }

  #make(options: Partial<ReporterOptions>): Reporter {
    const reporter = new CollectorReporting({
      url: this.collector.url,
      clock: this.clock,
      random: () => 0.5,
      onError: (error) => this.errors.push(error),
      ...options,
    });
    reporter.open(IDS);
    return reporter;
  }
}
