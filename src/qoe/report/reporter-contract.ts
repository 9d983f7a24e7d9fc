import type { Consent } from './consent.js';
import type { DeliveryOptions } from './delivery.js';
import type { ConfigurableSink } from './gated.js';
import type { ReportingOptions } from './reporting-options.js';

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
