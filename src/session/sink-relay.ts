import { createReporter } from '../qoe/index.js';
import type { QoeSink } from '../qoe/contract.js';
import type { SvError } from '../base/sv-error.js';
import type { BeaconEvent } from '../wire/beacon.js';

/** Gives each view to the collector that was named when the view opened. */
export class SinkRelay implements QoeSink {
  readonly #onError: (error: SvError) => void;
  #url: string | null = null;
  #reporter: { readonly url: string; readonly sink: QoeSink } | null = null;

  constructor(url: string | undefined, onError: (error: SvError) => void) {
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
      this.#reporter ??= { url: this.#url, sink: createReporter({ url: this.#url, onError: this.#onError }) };
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
