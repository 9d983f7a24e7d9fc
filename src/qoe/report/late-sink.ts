import type { BeaconEvent } from '../../wire/beacon.js';
import type { ConfigurableSink } from './gated.js';
import type { ReportingOptions } from './reporting-options.js';

/** A sink whose code is still being fetched: holds what it is told, in order, until that is there. */
export class LateSink implements ConfigurableSink {
  #sink: ConfigurableSink | null = null;
  /** Null once it is known where the telling goes: on, or nowhere. */
  #held: ((sink: ConfigurableSink) => void)[] | null = [];

  /** @param onFailure told when the code can't be had; what was held is then given up. */
  constructor(coming: Promise<ConfigurableSink>, onFailure: (cause: unknown) => void) {
    coming.then(
      (sink) => {
        this.#sink = sink;
        for (const tell of this.#held ?? []) tell(sink);
        this.#held = null;
      },
      (cause: unknown) => {
        this.#held = null;
        onFailure(cause);
      },
    );
  }

  configure(options: ReportingOptions): void {
    this.#tell((sink) => {
      sink.configure(options);
    });
  }

  open(ids: { readonly viewId: string; readonly sessionId: string }): void {
    this.#tell((sink) => {
      sink.open(ids);
    });
  }

  event(event: BeaconEvent): void {
    this.#tell((sink) => {
      sink.event(event);
    });
  }

  flush(): void {
    this.#tell((sink) => {
      sink.flush();
    });
  }

  dispose(): void {
    this.#tell((sink) => {
      sink.dispose();
    });
  }

  #tell(tell: (sink: ConfigurableSink) => void): void {
    if (this.#sink) tell(this.#sink);
    else this.#held?.push(tell);
  }
}
