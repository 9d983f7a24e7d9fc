import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiFault, type ApiClient } from './api-client.js';

type Host = ReactiveControllerHost & { readonly api: ApiClient };

/** What one panel shows: asked anew when the question changes and with each refresh. */
export class PanelData<Answer> implements ReactiveController {
  readonly #host: Host;
  #path: string | null = null;
  #asked: AbortController | null = null;
  /** Of the question before until the new one is answered; null before the first. */
  answer: Answer | null = null;
  /** Why the last question has no answer. */
  fault: string | null = null;
  /** The question was changed and isn't answered yet. */
  waiting = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.api.addEventListener('refresh', this.#refresh);
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#host.api.removeEventListener('refresh', this.#refresh);
    this.#asked?.abort();
    this.#asked = null;
  }

  /** Call it in `willUpdate`: the same path again does nothing; null asks nothing. */
  ask(path: string | null): void {
    if (path === this.#path) return;
    this.#path = path;
    this.waiting = path !== null;
    if (path === null) this.answer = null;
    void this.#load();
  }

  readonly #refresh = (): void => {
    if (this.#asked === null) void this.#load();
  };

  async #load(): Promise<void> {
    this.#asked?.abort();
    this.#asked = null;
    const path = this.#path;
    if (path === null) return;
    const asked = new AbortController();
    this.#asked = asked;
    try {
      this.answer = await this.#host.api.get<Answer>(path, asked.signal);
      this.fault = null;
    } catch (error) {
      if (asked.signal.aborted) return;
      this.fault = error instanceof ApiFault ? error.message : 'The answer can’t be read.';
    }
    if (this.#asked !== asked) return;
    this.#asked = null;
    this.waiting = false;
    this.#host.requestUpdate();
  }
}
