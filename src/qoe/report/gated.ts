import type { SvError } from '../../base/sv-error.js';
import type { QoeSink } from '../contract.js';
import { describeBrowser } from '../observe/browser-context.js';
import { describePage } from '../observe/page-context.js';
import { Gate } from './gate.js';
import { checkReporting } from './reporting-check.js';
import type { ReportingOptions } from './reporting-options.js';
import type { RevocableSink } from './revocable-sink.js';

/** A sink whose options may change under way. */
export interface ConfigurableSink extends QoeSink {
  /** In place of those before; a consent acts at once, the rest with the next view. */
  configure(options: ReportingOptions): void;
}

/** `sink`, behind consent and sample. */
export function gated(
  sink: RevocableSink,
  options: ReportingOptions,
  onError: ((error: SvError) => void) | undefined,
): ConfigurableSink {
  const gate = new Gate(sink, checkReporting(options, onError), {
    describe: () => ({ ...describeBrowser(), ...describePage() }),
  });
  return {
    configure(next) {
      gate.reporting = checkReporting(next, onError);
    },
    open: (ids) => gate.open(ids),
    event: (event) => gate.event(event),
    flush: () => gate.flush(),
    dispose: () => gate.dispose(),
  };
}
