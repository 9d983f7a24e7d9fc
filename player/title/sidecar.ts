import { SvError } from '../../src/base/sv-error.js';
import { sidecarInvalid, sidecarLoadFailed } from './sidecar-errors.js';

export interface SidecarOptions<Content> {
  /** What it holds, for messages: `chapters`, `storyboard`, `playlist`. */
  readonly what: string;
  /** Null for what can't be understood. `url` is where the text came from in the end. */
  readonly parse: (text: string, url: string) => Content | null;
  readonly report: (error: SvError) => void;
  readonly changed: () => void;
  readonly credentials: () => RequestCredentials;
}

/** A file beside the title. Of several addresses only the newest counts; a fault is told and played past. */
export class Sidecar<Content> {
  readonly #options: SidecarOptions<Content>;
  #url: string | null = null;
  #content: Content | null = null;
  #abort = new AbortController();

  constructor(options: SidecarOptions<Content>) {
    this.#options = options;
  }

  /** Null until it has come. */
  get content(): Content | null {
    return this.#content;
  }

  /** Loads what is at this address, unless it is what was used last. Resolves when that is over; never rejects. */
  async use(url: string | null): Promise<void> {
    if (url === this.#url) return;
    this.#url = url;
    this.#abort.abort();
    this.#abort = new AbortController();
    const had = this.#content !== null;
    this.#content = null;
    if (had) this.#options.changed();
    if (url === null) return;
    const { signal } = this.#abort;
    try {
      const content = await this.#load(url, signal);
      if (signal.aborted) return;
      this.#content = content;
      this.#options.changed();
    } catch (cause) {
      if (signal.aborted) return;
      const { report, what } = this.#options;
      report(cause instanceof SvError ? cause : sidecarLoadFailed(what, { url, cause }));
    }
  }

  async #load(url: string, signal: AbortSignal): Promise<Content> {
    const { what, parse, credentials } = this.#options;
    const response = await fetch(url, { signal, credentials: credentials() });
    if (!response.ok) throw sidecarLoadFailed(what, { url, status: response.status });
    const content = parse(await response.text(), response.url || url);
    if (content === null) throw sidecarInvalid(what, url);
    return content;
  }
}

/** As the platform fetches for an element with this `crossorigin` attribute. */
export function credentialsOf(element: HTMLElement): RequestCredentials {
  return element.getAttribute('crossorigin') === 'use-credentials' ? 'include' : 'same-origin';
}
