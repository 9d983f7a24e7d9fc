import type { SvError } from '../base/sv-error.js';
import type { RequestMarker } from '../media/request-marker.js';
import type { QoeSink } from '../qoe/contract.js';
import { sinkNotLoaded } from '../qoe/report/not-loaded.js';
import type { BeaconEvent, PartyStanding } from '../wire/beacon.js';
import type { MarkedSession } from './request-marking.js';
import type { SinkRelay } from './sink-relay.js';
import type { TelemetryOptions } from './telemetry-options.js';

type OnError = (error: SvError) => void;

/** Whom a session tells of its views. All of its code comes only to pages that name somebody. */
export class LateTelemetry implements QoeSink {
  readonly #onError: OnError;
  #options: TelemetryOptions = {};
  #party: PartyStanding | null = null;
  /** Null where nobody is to be told; resolves with null where the code can't be had. */
  #relay: Promise<SinkRelay | null> | null = null;

  constructor(onError: OnError) {
    this.#onError = onError;
  }

  get options(): TelemetryOptions {
    return this.#options;
  }

  /** A consent takes effect at once, the rest with the next view. */
  set options(options: TelemetryOptions) {
    this.#options = options;
    const told = this.#told;
    this.#tell((relay) => relay.configure(told));
  }

  /** The party that is watched with, whatever the options say. */
  set party(party: PartyStanding | null) {
    this.#party = party;
    this.options = this.#options;
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
    return (await (await this.#relay)?.forget()) ?? false;
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    const { rumUrl, otlpUrl, cmcdEventUrl } = this.#options;
    if (rumUrl || otlpUrl || cmcdEventUrl) this.#relay ??= this.#fetch();
    this.#tell((relay) => relay.open(ids));
  }

  event(event: BeaconEvent): void {
    this.#tell((relay) => relay.event(event));
  }

  flush(): void {
    this.#tell((relay) => relay.flush());
  }

  dispose(): void {
    this.#tell((relay) => relay.dispose());
    this.#relay = null;
  }

  /** In order; once the code is here still within the task, so that last words are spoken in time. */
  #tell(tell: (relay: SinkRelay) => void): void {
    void this.#relay?.then((relay) => {
      if (relay) tell(relay);
    });
  }

  get #told(): TelemetryOptions {
    return this.#party ? { ...this.#options, party: this.#party } : this.#options;
  }

  #fetch(): Promise<SinkRelay | null> {
    return import('./sink-relay.js').then(
      (part) => new part.SinkRelay(this.#told, this.#onError),
      (cause: unknown) => {
        this.#onError(sinkNotLoaded(cause));
        return null;
      },
    );
  }
}
