import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { complaint, wholeBody, type Answer } from '../../faults/answer.js';
import { requestKind } from '../../faults/request-kind.js';
import type { Source, SourceRequest } from '../source.js';
import { behindOrigin, manifestBehindOrigin, type Mounting } from './behind-origin.js';
import { forwardable, requestUpstream } from './upstream-request.js';

/** An upstream that takes longer to begin its answer is taken for dead. */
const PATIENCE_MS = 60_000;

/** Another server's content: streamed through, its manifests' own links kept behind this origin. */
export function upstreamSource(base: URL): Source {
  return async (request) => {
    const mounting = { base, prefix: request.prefix };
    let answer: IncomingMessage;
    try {
      answer = await ask(base, request);
    } catch (error) {
      if (request.signal.aborted) return complaint(499, 'The client left.');
      const reason = error instanceof Error ? error.message || error.name : String(error);
      return complaint(502, `The upstream ${base.origin} can't be reached: ${reason}.`);
    }
    const declared = Number(answer.headers['content-length'] ?? Number.NaN);
    const { 'content-length': _, location, ...headers } = forwardable(answer.headers);
    return inPlace(
      {
        status: answer.statusCode ?? 502,
        headers: {
          ...headers,
          ...(typeof location === 'string' && { location: behindOrigin(location, mounting) }),
        },
        body: answer,
        sizeBytes: Number.isSafeInteger(declared) ? declared : null,
      },
      request,
      mounting,
    );
  };
}

async function ask(
  base: URL,
  { path, method, headers, body, signal }: SourceRequest,
): Promise<IncomingMessage> {
  const forwarded = forwardable(headers);
  // A manifest is read on its way, and compressing it saves nothing that matters.
  if (requestKind(path) === 'manifest') forwarded['accept-encoding'] = 'identity';
  return new Promise((resolve, reject) => {
    const request = requestUpstream(base, path, { method, headers: forwarded, signal });
    request.setTimeout(PATIENCE_MS, () => {
      request.destroy(new Error(`nothing came for ${PATIENCE_MS / 1000} s`));
    });
    request.once('error', reject);
    request.once('response', (answer) => {
      // Once it answers it may take its time, as a long poll does.
      request.setTimeout(0);
      resolve(answer);
    });
    if (method === 'GET' || method === 'HEAD') request.end();
    else pipeline(body, request, () => {});
  });
}

/** A manifest with its links behind the origin; anything else as it is. */
async function inPlace(answer: Answer, { method, path }: SourceRequest, mounting: Mounting): Promise<Answer> {
  const type = String(answer.headers['content-type'] ?? '');
  const isManifest = requestKind(path) === 'manifest' || /mpegurl|dash\+xml/i.test(type);
  if (!isManifest || answer.status !== 200 || method !== 'GET') return answer;
  const { 'content-encoding': encoding, ...headers } = answer.headers;
  const text = unpacked(await wholeBody(answer), String(encoding ?? '')).toString('utf8');
  const body = Buffer.from(manifestBehindOrigin(text, mounting));
  return { ...answer, headers, body, sizeBytes: body.length };
}

function unpacked(body: Buffer, encoding: string): Buffer {
  switch (encoding.toLowerCase()) {
    case 'gzip':
      return gunzipSync(body);
    case 'br':
      return brotliDecompressSync(body);
    case 'deflate':
      return inflateSync(body);
    default:
      return body;
  }
}
