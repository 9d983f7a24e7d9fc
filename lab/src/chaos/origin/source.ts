import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Answer } from '../faults/answer.js';

/** A request as the sources of content see it. */
export interface SourceRequest {
  readonly method: string;
  /** Without a leading slash, with the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** What comes before `path` in the URLs that the client knows. */
  readonly prefix: string;
  /** The upload, at the pace of the viewer's link. */
  readonly body: Readable;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
}

/** Where content comes from; null: not from here. */
export type Source = (request: SourceRequest) => Promise<Answer | null>;
