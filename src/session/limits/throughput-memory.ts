import { believedKbps } from '../../abr/start/last-estimate.js';
import { SessionThroughput } from '../../abr/start/session-throughput.js';
import { readEstimates, withEstimate } from '../../abr/start/stored-estimates.js';
import { Disposer } from '../../base/disposer.js';
import type { OneLimitDeps } from './limit-deps.js';
import { networkInformation } from './network-information.js';

const KEY = 'sv-player:throughput';

const WRITE_EVERY_MS = 10_000;

/**
 * Keeps what this session measures for the next visit, one entry for each kind of network, in the browser's
 * `localStorage`. Made only where the page asks for it.
 */
export class ThroughputMemory {
  readonly #disposer = new Disposer();
  readonly #measured = new SessionThroughput();
  #kind = networkKind();
  #writtenMs = -Infinity;

  constructor({ session, clock }: Pick<OneLimitDeps, 'session' | 'clock'>) {
    this.#disposer.add(() => {
      this.#write();
    });
    this.#disposer.add(
      session.events.on('sample', (sample) => {
        this.#measured.push(sample);
        if (clock.now() - this.#writtenMs < WRITE_EVERY_MS) return;
        if (this.#write()) this.#writtenMs = clock.now();
      }),
    );
    const leave = (): void => {
      this.#write();
    };
    addEventListener('pagehide', leave);
    const network = networkInformation();
    network?.addEventListener?.('change', this.#networkChanged);
    this.#disposer.add(() => {
      removeEventListener('pagehide', leave);
      network?.removeEventListener?.('change', this.#networkChanged);
    });
  }

  /** What to assume for a first choice now; null where nothing is known of this kind of network. */
  believedKbps(): number | null {
    const nowMs = Date.now();
    const estimate = this.#measured.estimate(nowMs) ?? readEstimates(load()).get(this.#kind);
    return estimate ? believedKbps(estimate, nowMs) : null;
  }

  dispose(): void {
    this.#disposer.dispose();
  }

  readonly #networkChanged = (): void => {
    if (networkKind() === this.#kind) return;
    this.#write();
    this.#measured.reset();
    this.#kind = networkKind();
  };

  #write(): boolean {
    const estimate = this.#measured.estimate(Date.now());
    // Read anew each time: another tab may have written meanwhile.
    if (estimate) save(withEstimate(load(), this.#kind, estimate));
    return estimate !== null;
  }
}

/** `wifi/4g`, `4g`, … as far as the browser tells. */
function networkKind(): string {
  const { type, effectiveType } = networkInformation() ?? {};
  return [type, effectiveType].filter((part) => typeof part === 'string').join('/') || 'unknown';
}

/** Storage may be denied (a private window, a sandboxed frame, blocked cookies): then nothing is known. */
function load(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Denied as above, or full: the next visit then starts as every first one does. */
function save(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Playback owes nothing to it.
  }
}
