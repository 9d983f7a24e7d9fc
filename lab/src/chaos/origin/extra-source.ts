import { Readable } from 'node:stream';
import type { Source } from './source.js';

/** What a handler of one's own answers with. */
export interface ExtraAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * Content that is made rather than stored, as a live title. Asked first, for GET and HEAD; null: not its own.
 *
 * @param path after the viewer's and the CDN's part, without a leading slash and without the query
 * @param signal aborted when the client leaves
 */
export type ExtraHandler = (
  path: string,
  query: URLSearchParams,
  signal: AbortSignal,
) => Promise<ExtraAnswer | null>;

export function extraSource(handler: ExtraHandler): Source {
  return async ({ method, path, signal }) => {
    if (method !== 'GET' && method !== 'HEAD') return null;
    const [name = '', query = ''] = path.split('?', 2);
    const made = await handler(name, new URLSearchParams(query), signal);
    if (made === null) return null;
    const headers = Object.fromEntries(
      Object.entries(made.headers)
        .map(([key, value]) => [key.toLowerCase(), value] as const)
        .filter(([key]) => key !== 'content-length'),
    );
    if (made.body instanceof Uint8Array) {
      const body = Buffer.from(made.body.buffer, made.body.byteOffset, made.body.byteLength);
      return { status: made.status, headers, body, sizeBytes: body.length };
    }
    return {
      status: made.status,
      headers,
      body: Readable.from(made.body, { objectMode: false }),
      sizeBytes: null,
    };
  };
}
