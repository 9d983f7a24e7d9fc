export interface LiveAnswer {
  readonly status: number;
  /** In lower case; what lets other sites' pages read an answer is for the server to add. */
  readonly headers: Readonly<Record<string, string>>;
  /** Piece by piece where it isn't complete yet: each is to be sent when it comes. */
  readonly body: Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array<ArrayBuffer>>;
}

const encoder = new TextEncoder();

/** Media never changes under one address; manifests are to be asked for anew each time. */
const CACHE = { manifest: 'no-cache', media: 'public, max-age=3600' };

export function textAnswer(type: string, content: string): LiveAnswer {
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': CACHE.manifest },
    body: encoder.encode(content),
  };
}

export function mediaAnswer(type: string, body: LiveAnswer['body']): LiveAnswer {
  return { status: 200, headers: { 'content-type': type, 'cache-control': CACHE.media }, body };
}

export function refusal(status: 400 | 404, problem: string): LiveAnswer {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: encoder.encode(`${problem}\n`),
  };
}
