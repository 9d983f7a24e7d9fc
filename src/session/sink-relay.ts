import type { SvError } from '../base/sv-error.js';
import type { ConfigurableSink } from '../qoe/report/gated.js';
import { LateSink } from '../qoe/report/late-sink.js';
import { sinkNotLoaded } from '../qoe/report/not-loaded.js';
import type { Reporter } from '../qoe/report/reporter-contract.js';
import { createReporter } from '../qoe/report/reporter.js';
import type { ReportingOptions } from '../qoe/report/reporting-options.js';
import type { BeaconEvent } from '../wire/beacon.js';
import type { TelemetryOptions } from './telemetry-options.js';

type OnError = (error: SvError) => void;
type Create = (options: ReportingOptions & { url: string; onError: OnError }) => ConfigurableSink;

/** The code of each comes only to pages that report to it; the reporter's own is little before it has to send. */
const others = {
  otlpUrl: async (): Promise<Create> => (await import('../qoe/otlp/otlp-sink.js')).createOtlpSink,
  cmcdEventUrl: async (): Promise<Create> => (await import('../qoe/cmcd/event-sink.js')).createCmcdEventSink,
};
const names = ['rumUrl', 'otlpUrl', 'cmcdEventUrl'] as const;
type Place = (typeof names)[number];

/** One of them, whose code may still be on its way. */
interface Line {
  readonly url: string;
  readonly sink: ConfigurableSink & Partial<Pick<Reporter, 'forget'>>;
}

/** Gives each view to those that were named when the view opened. */
export class SinkRelay implements ConfigurableSink {
  readonly #onError: OnError;
  readonly #lines = new Map<Place, Line>();
  #options: TelemetryOptions;

  constructor(options: TelemetryOptions, onError: OnError) {
    this.#options = options;
    this.#onError = onError;
  }

  configure(options: TelemetryOptions): void {
    this.#options = options;
    this.#all((sink) => sink.configure(options));
  }

  /** As {@link Reporter.forget}. */
  async forget(): Promise<boolean> {
    return (await this.#lines.get('rumUrl')?.sink.forget?.()) ?? false;
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    for (const name of names) {
      const url = this.#options[name] ?? '';
      if (this.#lines.get(name)?.url === url) continue;
      this.#lines.get(name)?.sink.dispose();
      this.#lines.delete(name);
      if (url !== '') this.#lines.set(name, { url, sink: this.#sinkOf(name, url) });
    }
    this.#all((sink) => sink.open(ids));
  }

  event(event: BeaconEvent): void {
    this.#all((sink) => sink.event(event));
  }

  flush(): void {
    this.#all((sink) => sink.flush());
  }

  dispose(): void {
    this.#all((sink) => sink.dispose());
    this.#lines.clear();
  }

  #all(tell: (sink: ConfigurableSink) => void): void {
    for (const { sink } of this.#lines.values()) tell(sink);
  }

  #sinkOf(name: Place, url: string): Line['sink'] {
    const onError = this.#onError;
    const options = { ...this.#options, url, onError };
    if (name === 'rumUrl') return createReporter(options);
    const coming = others[name]().then((create) => create(options));
    return new LateSink(coming, (cause) => onError(sinkNotLoaded(cause)));
  }
}
