import type { Readable } from 'node:stream';

/** What the origin is about to send; effects make another one of it. */
export interface Answer {
  readonly status: number;
  /** Names in lower case, without `content-length`. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Readable | Buffer;
  /** Of the body; null where it isn't known before its end. */
  readonly sizeBytes: number | null;
  /** The connection breaks after this much of the body. */
  readonly breakAfterBytes?: number;
  /** The body comes no faster than this, on top of the link. */
  readonly slowKbps?: number;
}

/** A whole answer of text. */
export function textAnswer(status: number, type: string, text: string): Answer {
  return bytesAnswer(status, { 'content-type': type }, Buffer.from(text));
}

export function bytesAnswer(status: number, headers: Answer['headers'], body: Buffer): Answer {
  return { status, headers, body, sizeBytes: body.length };
}

/** The lab's own complaints: `{"error": sentence}`. */
export function complaint(status: number, sentence: string): Answer {
  return textAnswer(status, 'application/json; charset=utf-8', `${JSON.stringify({ error: sentence })}\n`);
}

/** More than this isn't held in memory: manifests and segments are smaller. */
const MOST_COLLECTED_BYTES = 256 * 1024 * 1024;

/** The whole body. @throws Error where it breaks off or is too large to be held */
export async function wholeBody({ body }: Answer): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer | string>) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    bytes += piece.length;
    if (bytes > MOST_COLLECTED_BYTES)
      throw new Error(`The body is larger than ${MOST_COLLECTED_BYTES} bytes.`);
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

/** Lets go of a body that nobody will read. */
export function discardBody({ body }: Answer): void {
  if (!Buffer.isBuffer(body)) body.on('error', () => {}).destroy();
}
