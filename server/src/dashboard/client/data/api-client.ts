/** Why an answer didn't come; the message is for the person. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  /** 401 asks for the token; 0: no answer at all. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const LIMIT_MS = 15_000;
const REFRESH_MS = 10_000;
const MOST_KEPT = 60;

interface Kept {
  readonly etag: string;
  readonly answer: unknown;
}

/** Asks the API, with the token where there is one, and tells its users when to ask again. */
export class ApiClient extends EventTarget {
  #token: string | null = null;
  readonly #kept = new Map<string, Kept>();

  constructor() {
    super();
    setInterval(() => {
      if (!document.hidden) this.refresh();
    }, REFRESH_MS);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.refresh();
    });
  }

  /** Held as long as this page is open, and nowhere else. */
  useToken(token: string): void {
    this.#token = token;
    this.refresh();
  }

  refresh(): void {
    this.dispatchEvent(new Event('refresh'));
  }

  /** @throws ApiFault */
  async get<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
    const kept = this.#kept.get(path);
    const response = await this.#fetch(path, {
      signal,
      headers: kept === undefined ? {} : { 'if-none-match': kept.etag },
    });
    if (response.status === 304 && kept !== undefined) {
      this.dispatchEvent(new Event('answered'));
      return kept.answer as Answer;
    }
    const answer = (await this.#read(response)) as Answer;
    const etag = response.headers.get('etag');
    if (etag !== null) this.#keep(path, { etag, answer });
    return answer;
  }

  /** @throws ApiFault */
  async send<Answer>(method: 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer> {
    const response = await this.#fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return (await this.#read(response)) as Answer;
  }

  #keep(path: string, kept: Kept): void {
    this.#kept.delete(path);
    this.#kept.set(path, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#token !== null) headers.set('authorization', `Bearer ${this.#token}`);
    const limit = AbortSignal.timeout(LIMIT_MS);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      // The browser's own cache would answer 200 where a 304 came; the tags are kept here.
      return await fetch(path, { ...init, headers, signal, cache: 'no-store' });
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      throw new ApiFault(0, 'The server doesn’t answer.');
    }
  }

  async #read(response: Response): Promise<unknown> {
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) {
      this.dispatchEvent(new Event('answered'));
      return body;
    }
    const detail = typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : null;
    if (response.status === 401) this.dispatchEvent(new Event('token-wanted'));
    throw new ApiFault(response.status, detail ?? `The server answered ${response.status}.`);
  }
}
