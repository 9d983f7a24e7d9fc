import type { ViewerConditions } from '../contract.js';
import { UsageError } from '../../sim/run/usage-error.js';
import { NAME } from './viewer-path.js';
import { Viewer, type ViewerSetup } from './viewer.js';

/** Nobody plays more at once on one machine; the one unused longest goes first. */
const MOST_VIEWERS = 10_000;

/** All viewers by name: made when first named. */
export class Viewers {
  readonly #setup: Omit<ViewerSetup, 'forget'>;
  readonly #first: ViewerConditions | null;
  /** Least recently named first. */
  readonly #viewers = new Map<string, Viewer>();

  /** @param first what a new viewer starts with; null: no bottleneck and no faults */
  constructor(setup: Omit<ViewerSetup, 'forget'>, first: ViewerConditions | null) {
    this.#setup = setup;
    this.#first = first;
  }

  get names(): readonly string[] {
    return [...this.#viewers.keys()];
  }

  get all(): readonly Viewer[] {
    return [...this.#viewers.values()];
  }

  find(name: string): Viewer | undefined {
    return this.#viewers.get(name);
  }

  /** @throws UsageError for a name that can't stand in a URL */
  get(name: string): Viewer {
    const viewer = this.#viewers.get(name) ?? this.#make(name);
    this.#viewers.delete(name);
    this.#viewers.set(name, viewer);
    return viewer;
  }

  forget(name: string): void {
    const viewer = this.#viewers.get(name);
    this.#viewers.delete(name);
    // What is still under way through it goes on, unshaped: nobody could name it any more.
    viewer?.link.setShape({ kbps: null, latencyMs: 0 });
  }

  #make(name: string): Viewer {
    if (!NAME.test(name))
      throw new UsageError(
        `"${name}" can't be a viewer's name: it stands in URLs. Take 1 to 64 letters, digits, "_", "-", "." or "~".`,
      );
    if (this.#viewers.size >= MOST_VIEWERS) this.#forgetOldest();
    const forget = (): void => {
      this.forget(name);
    };
    const viewer = new Viewer(name, { ...this.#setup, forget });
    if (this.#first !== null) viewer.setConditions(this.#first);
    return viewer;
  }

  #forgetOldest(): void {
    const oldest = [...this.#viewers.values()].find(({ openFlows }) => openFlows === 0);
    this.forget(oldest?.name ?? this.names[0] ?? '');
  }
}
