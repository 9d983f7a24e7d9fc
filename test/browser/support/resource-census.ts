/** What is alive of each kind. */
export interface Census {
  /** How many of each type. */
  readonly listeners: Readonly<Record<string, number>>;
  readonly timers: number;
  readonly workers: number;
  readonly sourceBuffers: number;
  readonly objectUrls: number;
}

type StartTimer = (run: (...rest: unknown[]) => void, delayMs?: number, ...rest: unknown[]) => number;

/** As a page has them; the tests' types know Node's as well. */
interface PageTimers {
  setTimeout: StartTimer;
  setInterval: StartTimer;
  clearTimeout: (id: number) => void;
  clearInterval: (id: number) => void;
}

/** Anything an engine ends "a moment later" is over by then. */
const SETTLE_MS = 400;

/**
 * Counts what engines hold beyond their own objects, by standing in front of the functions that make and
 * unmake it: listeners of the page's long-lived targets, timers, workers, open SourceBuffers, object URLs.
 */
export class ResourceCensus {
  readonly #restore: (() => void)[] = [];
  readonly #listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
  readonly #timers = new Set<number>();
  readonly #workers = new Set<Worker>();
  readonly #mediaSources = new Set<MediaSource>();
  readonly #objectUrls = new Set<string>();

  constructor() {
    this.#watchListeners();
    this.#watchTimers();
    this.#watchWorkers();
    this.#watchMediaSources();
  }

  /** The counts, once what was on its way has settled. */
  async settled(): Promise<Census> {
    await new Promise((resolve) => {
      setTimeout(resolve, SETTLE_MS);
    });
    const listeners: Record<string, number> = {};
    for (const types of this.#listeners.values()) {
      for (const [type, { size }] of types) if (size > 0) listeners[type] = (listeners[type] ?? 0) + size;
    }
    return {
      listeners,
      timers: this.#timers.size,
      workers: this.#workers.size,
      sourceBuffers: Array.from(this.#mediaSources, ({ sourceBuffers }) => sourceBuffers.length).reduce(
        (sum, count) => sum + count,
        0,
      ),
      objectUrls: this.#objectUrls.size,
    };
  }

  close(): void {
    for (const restore of this.#restore.reverse()) restore();
  }

  #replace<Owner extends object, Name extends keyof Owner>(
    owner: Owner,
    name: Name,
    make: (plain: Owner[Name]) => Owner[Name],
  ): void {
    const plain = owner[name];
    owner[name] = make(plain);
    this.#restore.push(() => {
      owner[name] = plain;
    });
  }

  #watchListeners(): void {
    const lasting = (target: EventTarget): boolean =>
      target instanceof HTMLMediaElement ||
      target instanceof TextTrackList ||
      target === globalThis.window ||
      target === document ||
      target === navigator.serviceWorker;
    const setOf = (target: EventTarget, type: string): Set<unknown> => {
      const types = this.#listeners.get(target) ?? new Map<string, Set<unknown>>();
      this.#listeners.set(target, types);
      const set = types.get(type) ?? new Set();
      types.set(type, set);
      return set;
    };
    this.#replace(EventTarget.prototype, 'addEventListener', (plain) => {
      return function (this: EventTarget | undefined, type, listener, options) {
        const target = this ?? globalThis.window;
        const once = typeof options === 'object' && options.once === true;
        if (lasting(target) && listener && !once) setOf(target, type).add(listener);
        plain.call(target, type, listener, options);
      };
    });
    this.#replace(EventTarget.prototype, 'removeEventListener', (plain) => {
      return function (this: EventTarget | undefined, type, listener, options) {
        const target = this ?? globalThis.window;
        if (lasting(target)) setOf(target, type).delete(listener);
        plain.call(target, type, listener, options);
      };
    });
  }

  #watchTimers(): void {
    const page = globalThis as unknown as PageTimers;
    const timers = this.#timers;
    this.#replace(page, 'setTimeout', (plain) => (run, delayMs, ...rest) => {
      const id = plain(() => {
        timers.delete(id);
        run(...rest);
      }, delayMs);
      timers.add(id);
      return id;
    });
    this.#replace(page, 'setInterval', (plain) => (run, periodMs, ...rest) => {
      const id = plain(run, periodMs, ...rest);
      timers.add(id);
      return id;
    });
    for (const name of ['clearTimeout', 'clearInterval'] as const) {
      this.#replace(page, name, (plain) => (id) => {
        timers.delete(id);
        plain(id);
      });
    }
  }

  #watchWorkers(): void {
    const workers = this.#workers;
    this.#replace(globalThis, 'Worker', (Plain) => {
      return class extends Plain {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          workers.add(this);
        }

        override terminate(): void {
          workers.delete(this);
          super.terminate();
        }
      };
    });
  }

  #watchMediaSources(): void {
    const sources = this.#mediaSources;
    this.#replace(globalThis, 'MediaSource', (Plain) => {
      return class extends Plain {
        constructor() {
          super();
          sources.add(this);
        }
      };
    });
    this.#replace(URL, 'createObjectURL', (plain) => (object) => {
      const url = plain.call(URL, object);
      this.#objectUrls.add(url);
      return url;
    });
    this.#replace(URL, 'revokeObjectURL', (plain) => (url) => {
      this.#objectUrls.delete(url);
      plain.call(URL, url);
    });
  }
}
