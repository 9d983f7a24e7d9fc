import type { SvError } from '../base/sv-error.js';
import type { RequestMarker } from '../media/request-marker.js';
import type { QoeSink } from '../qoe/contract.js';
import { LateSink } from '../qoe/report/late-sink.js';
import { sinkNotLoaded } from '../qoe/report/not-loaded.js';
import type { BeaconEvent } from '../wire/beacon.js';
import type { MarkedSession } from './request-marking.js';
import type { SinkRelay } from './sink-relay.js';
import type { TelemetryOptions } from './telemetry-options.js';

type OnError = (error: SvError) => void;

/** Whom a session tells of its views. All of its code comes only to pages that name somebody. */
export class LateTelemetry implements QoeSink {
  readonly #onError: OnError;
  #options: TelemetryOptions = {};
  #relay: Promise<SinkRelay> | null = null;
  #sink: LateSink | null = null;

  constructor(onError: OnError) {
    this.#onError = onError;
  }

  get options(): TelemetryOptions {
    return this.#options;
  }

  /** A consent takes effect at once, the rest with the next view. */
  set options(options: TelemetryOptions) {
    this.#options = options;
    this.#sink?.configure(options);
  }

  /** What marks the requests of the next source; null where the page asked for nothing. */
  marker(session: MarkedSession, media: HTMLMediaElement): Promise<RequestMarker | null> | null {
    if (this.#options.cmcd === undefined) return null;
    return import('./request-marking.js').then(
      ({ requestMarker }) => requestMarker(session, media, () => this.#options),
      // A view goes before its marks.
      () => null,
    );
  }

  /** As the reporter's. */
  async forget(): Promise<boolean> {
    this.options = { ...this.#options, consent: 'none' };
    const relay = await this.#relay?.catch(() => null);
    return (await relay?.forget()) ?? false;
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    const { rumUrl, otlpUrl, cmcdEventUrl } = this.#options;
    if (rumUrl || otlpUrl || cmcdEventUrl) this.#sink ??= this.#fetch();
    this.#sink?.open(ids);
  }

  event(event: BeaconEvent): void {
    this.#sink?.event(event);
  }

  flush(): void {
    this.#sink?.flush();
  }

  dispose(): void {
    this.#sink?.dispose();
    this.#sink = null;
  }

  #fetch(): LateSink {
    this.#relay = import('./sink-relay.js').then((part) => new part.SinkRelay(this.#options, this.#onError));
    return new LateSink(this.#relay, (cause) => {
      this.#onError(sinkNotLoaded(cause));
    });
  }
}
