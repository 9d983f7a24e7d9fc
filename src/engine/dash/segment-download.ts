import { given, type SegmentRequest } from './segment-request.js';

/** Bytes, and when they came (monotonic ms). */
export interface TimedBytes {
  readonly bytes: Uint8Array;
  readonly atMs: number;
}

/** When a request was made and its answer began (monotonic ms); null until it has. */
export interface DownloadTimes {
  readonly startMs: number;
  readonly firstByteMs: number | null;
}

/** A segment on its way. It comes whether anybody takes it yet or not, and every part of it knows when it came. */
export class SegmentDownload {
  /** Rejects where no answer came; that need not be listened to. */
  readonly answer: Promise<{ readonly response: Response; readonly body: ReadableStream<TimedBytes> | null }>;
  readonly #controller = new AbortController();
  readonly #startMs = performance.now();
  #firstByteMs: number | null = null;

  constructor({ url, headers, credentials }: Pick<SegmentRequest, 'url' | 'headers' | 'credentials'>) {
    const { signal } = this.#controller;
    this.answer = fetch(url, {
      signal,
      headers: given(headers),
      ...(credentials && { credentials }),
    }).then((response) => {
      this.#firstByteMs = performance.now();
      return { response, body: response.body?.pipeThrough(timed()) ?? null };
    });
    this.answer.catch(() => {});
  }

  get times(): DownloadTimes {
    return { startMs: this.#startMs, firstByteMs: this.#firstByteMs };
  }

  get aborted(): boolean {
    return this.#controller.signal.aborted;
  }

  abort(): void {
    this.#controller.abort();
  }
}

/** Takes all that comes at once, so that it is timed as it comes. */
function timed(): TransformStream<Uint8Array<ArrayBuffer>, TimedBytes> {
  const stamp = {
    transform(bytes: Uint8Array, stream: TransformStreamDefaultController<TimedBytes>): void {
      stream.enqueue({ bytes, atMs: performance.now() });
    },
  };
  return new TransformStream(stamp, undefined, { highWaterMark: Infinity });
}
