import { EarlyPieces } from '../early/early-pieces.js';
import { SegmentDownload } from './segment-download.js';
import type { SegmentRequest, SegmentResponse } from './segment-request.js';
import { FIRST_BYTE_MS, SILENCE_MS } from './silence-limit.js';

/**
 * Loads a segment as dash.js's own loader would, but streamed: what has come of it is handed on in pieces,
 * as dash.js itself does it for the chunks of a live segment.
 * @param download where it is on its way already
 */
export function loadEarly(
  request: SegmentRequest,
  response: SegmentResponse,
  download = new SegmentDownload(request),
): void {
  const { customData } = request;
  let aborted = false;
  customData.abort = () => {
    aborted = true;
    download.abort();
    customData.onabort?.();
  };
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = (patienceMs: number): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      download.abort();
    }, patienceMs);
  };
  void stream(request, response, download, heard)
    // Without data dash.js takes it for a failed attempt, counts it and asks again: nothing is hidden.
    .catch(() => {})
    .then(() => {
      clearTimeout(silence);
      if (!aborted) customData.onloadend?.();
    });
}

async function stream(
  { customData }: SegmentRequest,
  response: SegmentResponse,
  download: SegmentDownload,
  heard: (patienceMs: number) => void,
): Promise<void> {
  heard(FIRST_BYTE_MS);
  const { response: answer, body } = await download.answer;
  heard(SILENCE_MS);
  Object.assign(response, {
    url: answer.url,
    status: answer.status,
    statusText: answer.statusText,
    headers: Object.fromEntries(answer.headers),
  });
  if (!answer.ok || !body) return;

  const total = Number(answer.headers.get('content-length') ?? 0);
  const pieces = new EarlyPieces(customData.request?.duration ?? 0);
  const reader = body.getReader();
  let loaded = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    heard(SILENCE_MS);
    const { bytes, atMs } = chunk.value;
    loaded += bytes.byteLength;
    customData.onprogress?.({ lengthComputable: total > 0, loaded, total });
    const piece = pieces.push(bytes, atMs, total);
    if (piece && !download.aborted)
      customData.onprogress?.({ lengthComputable: false, noTrace: true, data: piece.buffer });
  }
  if (!pieces.cut) response.data = pieces.end().buffer;
}
