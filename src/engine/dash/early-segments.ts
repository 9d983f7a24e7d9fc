import { EarlyPieces } from '../early/early-pieces.js';
import type { SegmentRequest, SegmentResponse } from './segment-request.js';
import { FIRST_BYTE_MS, SILENCE_MS } from './silence-limit.js';

/** A whole media segment of fragmented MP4: what can be cut into pieces. */
export function isPlainSegment({ customData: { request } }: SegmentRequest): boolean {
  return (
    request?.type === 'MediaSegment' && /^(?:video|audio)\/mp4\b/.test(request.representation?.mimeType ?? '')
  );
}

/**
 * Loads a segment as dash.js's own loader would, but streamed: what has come of it is handed on in pieces,
 * as dash.js itself does it for the chunks of a live segment.
 */
export function loadEarly(request: SegmentRequest, response: SegmentResponse): void {
  const { customData } = request;
  const controller = new AbortController();
  let aborted = false;
  customData.abort = () => {
    aborted = true;
    controller.abort();
    customData.onabort?.();
  };
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = (patienceMs: number): void => {
    clearTimeout(silence);
    silence = setTimeout(() => controller.abort(), patienceMs);
  };
  void stream(request, response, controller.signal, heard)
    // Without data dash.js takes it for a failed attempt, counts it and asks again: nothing is hidden.
    .catch(() => {})
    .then(() => {
      clearTimeout(silence);
      if (!aborted) customData.onloadend?.();
    });
}

async function stream(
  { url, headers = {}, credentials, customData }: SegmentRequest,
  response: SegmentResponse,
  signal: AbortSignal,
  heard: (patienceMs: number) => void,
): Promise<void> {
  heard(FIRST_BYTE_MS);
  const said = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value) said.set(name, value);
  const answer = await fetch(url, { signal, headers: said, ...(credentials && { credentials }) });
  heard(SILENCE_MS);
  Object.assign(response, {
    url: answer.url,
    status: answer.status,
    statusText: answer.statusText,
    headers: Object.fromEntries(answer.headers),
  });
  if (!answer.ok || !answer.body) return;

  const total = Number(answer.headers.get('content-length') ?? 0);
  const pieces = new EarlyPieces(customData.request?.duration ?? 0);
  const reader = answer.body.getReader();
  let loaded = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    heard(SILENCE_MS);
    loaded += chunk.value.byteLength;
    customData.onprogress?.({ lengthComputable: total > 0, loaded, total });
    const piece = pieces.push(chunk.value, performance.now(), total);
    if (piece && !signal.aborted)
      customData.onprogress?.({ lengthComputable: false, noTrace: true, data: piece.buffer });
  }
  if (!pieces.cut) response.data = pieces.end().buffer;
}
