import type { EarlyView } from './early-view.js';
import type { Reporter, ReporterOptions } from './reporter-contract.js';
import type { ReportingOptions } from './reporting-options.js';
import { CollectorReporting } from './reporting.js';

/**
 * Reports from here on, and what was held before.
 * @param options as they are by now; the collector's own are those at first.
 */
export function takeOver(
  collector: ReporterOptions,
  views: readonly EarlyView[],
  options: ReportingOptions,
): Reporter {
  const reporter = new CollectorReporting(collector);
  let current: ReportingOptions = collector;
  const configure = (next: ReportingOptions): void => {
    if (next !== current) reporter.configure(next);
    current = next;
  };
  for (const view of views) {
    configure(view.options);
    reporter.open(view.ids);
    for (const event of view.events) reporter.event(event);
  }
  configure(options);
  return reporter;
}
