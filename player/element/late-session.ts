import type { SvError } from '../../src/base/sv-error.js';
import { preloadEngine, typeFromName } from '../../src/engine/index.js';
import { partLoadFailed } from '../../src/media/load-errors.js';
import { reachSource } from '../../src/session/reach-source.js';
import { LatePart } from './late-part.js';
import type * as SessionDeskScript from './session-desk.js';
import type { WantedSource } from './source-choice.js';
import { dispatchSv } from './sv-events.js';

/** What makes sessions. */
export type SessionScript = typeof SessionDeskScript;

/** One for all players of a page. */
const script = new LatePart('session-desk', () => import('./session-desk.js'));

/**
 * The script that plays and measures: asked for with an element's first source, the engine's beside it, since a
 * tag without a source has no use for either.
 */
export class LateSession {
  readonly #host: EventTarget;
  #coming: Promise<void> | null = null;
  #lack: SvError | null = null;
  #offline = false;

  constructor(host: EventTarget) {
    this.#host = host;
  }

  /** It waits for the device's connection. */
  get offline(): boolean {
    return this.#offline;
  }

  /** What a load of `source` has to wait for; null for nothing, be it that it can't be had. Never rejects. */
  ready(source: WantedSource): Promise<void> | null {
    if (script.now || this.#lack) return null;
    this.#coming ??= this.#fetch(source).finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  /** What makes sessions, or why it can't be had; the next source tries again. */
  take(): SessionScript | SvError {
    const lack = this.#lack;
    this.#lack = null;
    return script.now ?? lack ?? partLoadFailed('');
  }

  async #fetch({ src, type }: WantedSource): Promise<void> {
    const waited = navigator.onLine ? false : await this.#comeOnline(src);
    const known = typeFromName(src, type);
    // Requests that go out before the session's script is there can't be marked: they wait for it.
    if (known && URL.canParse(src)) preloadEngine(known, src, !asksFor(this.#host, 'cmcd'));
    // Beside it, not after it; what goes wrong with it is told by who needs it.
    if (!asksFor(this.#host, 'abr')) import('../../src/abr/hybrid/hybrid-abr.js').catch(() => {});
    // Likewise: a page that is left meanwhile reports its view.
    if (asksFor(this.#host, 'rum-url')) import('../../src/session/sink-relay.js').catch(() => {});
    try {
      await script.get();
      if (waited) dispatchSv(this.#host, 'sv-recovered', {});
    } catch (error) {
      this.#lack = error as SvError;
    }
  }

  /** Resolves with whether that took a wait. */
  async #comeOnline(src: string): Promise<boolean> {
    try {
      await reachSource(src);
      return false;
    } catch (error) {
      this.#setOffline(true);
      dispatchSv(this.#host, 'sv-error', { error: error as SvError, fatal: false });
      await new Promise((resolve) => {
        addEventListener('online', resolve, { once: true });
      });
      this.#setOffline(false);
      return true;
    }
  }

  #setOffline(offline: boolean): void {
    this.#offline = offline;
    dispatchSv(this.#host, 'sv-offline', { offline });
  }
}

function asksFor(host: EventTarget, attribute: string): boolean {
  return host instanceof Element && host.hasAttribute(attribute);
}
