import { SvError } from '../base/sv-error.js';
import type { QoeSink } from '../qoe/contract.js';
import { LateSink } from '../qoe/report/late-sink.js';
import type { Reporter } from '../qoe/report/reporter.js';
import type { BeaconEvent } from '../wire/beacon.js';
import type { TelemetryOptions } from './telemetry-options.js';

type OnError = (error: SvError) => void;

/** A collector's reporter, whose code may still be on its way. */
interface Line {
  readonly url: string;
  readonly sink: QoeSink;
  readonly reporter: Promise<Reporter>;
}

/** Gives each view to the collector that was named when the view opened. */
export class SinkRelay implements QoeSink {
  readonly #onError: OnError;
  #options: TelemetryOptions = {};
  #line: Line | null = null;

  constructor(onError: OnError) {
    this.#onError = onError;
  }

  get options(): TelemetryOptions {
    return this.#options;
  }

  /** A consent takes effect at once, the rest with the next view. */
  set options(options: TelemetryOptions) {
    this.#options = options;
    this.#line?.reporter.then((reporter) => reporter.configure(this.#options), noReporter);
  }

  /** As {@link Reporter.forget}. */
  async forget(): Promise<boolean> {
    this.options = { ...this.#options, consent: 'none' };
    const reporter = await this.#line?.reporter.catch(noReporter);
    return (await reporter?.forget()) ?? false;
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    const { rumUrl = '' } = this.#options;
    if (this.#line?.url !== rumUrl) {
      this.#line?.sink.dispose();
      this.#line = rumUrl === '' ? null : this.#lineTo(rumUrl);
    }
    this.#line?.sink.open(ids);
  }

  event(event: BeaconEvent): void {
    this.#line?.sink.event(event);
  }

  flush(): void {
    this.#line?.sink.flush();
  }

  dispose(): void {
    this.#line?.sink.dispose();
    this.#line = null;
  }

  /** The reporter's code comes only to pages that report. */
  #lineTo(url: string): Line {
    const onError = this.#onError;
    const reporter = import('../qoe/report/reporter.js').then(({ createReporter }) =>
      createReporter({ ...this.#options, url, onError }),
    );
    const sink = new LateSink(reporter, (cause) => {
      onError(
        new SvError(
          'BEACON_REJECTED',
          "The reporter's script could not be loaded; this view is not reported. Check that its file is served beside the player's.",
          { cause },
        ),
      );
    });
    return { url, sink, reporter };
  }
}

/** That it could not be had has been told. */
function noReporter(): undefined {
  return undefined;
}
