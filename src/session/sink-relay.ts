import { SvError } from '../base/sv-error.js';
import type { QoeSink } from '../qoe/contract.js';
import type { BeaconEvent } from '../wire/beacon.js';
import { LateSink } from './late-sink.js';

type OnError = (error: SvError) => void;

/** The reporter's code comes only to pages that report. */
function reporterTo(url: string, onError: OnError): QoeSink {
  const coming = import('../qoe/report/reporter.js').then(({ createReporter }) =>
    createReporter({ url, onError }),
  );
  return new LateSink(coming, (cause) => {
    onError(
      new SvError(
        'BEACON_REJECTED',
        "The reporter's script could not be loaded; this view is not reported. Check that its file is served beside the player's.",
        { cause },
      ),
    );
  });
}

/** Gives each view to the collector that was named when the view opened. */
export class SinkRelay implements QoeSink {
  readonly #onError: OnError;
  #url: string | null;
  #reporter: { readonly url: string; readonly sink: QoeSink } | null = null;

  constructor(url: string | undefined, onError: OnError) {
    this.#url = url ?? null;
    this.#onError = onError;
  }

  /** Takes effect with the next view. */
  set url(url: string | null) {
    this.#url = url === '' ? null : url;
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    if (this.#reporter?.url !== this.#url) {
      this.#reporter?.sink.dispose();
      this.#reporter = null;
    }
    if (this.#url !== null) {
      this.#reporter ??= { url: this.#url, sink: reporterTo(this.#url, this.#onError) };
    }
    this.#reporter?.sink.open(ids);
  }

  event(event: BeaconEvent): void {
    this.#reporter?.sink.event(event);
  }

  flush(): void {
    this.#reporter?.sink.flush();
  }

  dispose(): void {
    this.#reporter?.sink.dispose();
    this.#reporter = null;
  }
}
