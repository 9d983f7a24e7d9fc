/** A segment's request that has no answer by now gets none: as hls.js is told to judge. */
export const FIRST_BYTE_MS = 8_000;
/** A body that has begun may pause longer: a new request would begin from its first byte. */
export const SILENCE_MS = 10_000;

/**
 * Ends a request that is silent, however long a slow one may take: by the request's own timeout, which
 * dash.js takes for a failed attempt. (dash.js's own limit of progress begins with the first byte, and
 * tells of an abort as well as of a failure, so that the segment is asked for twice.)
 */
export function limitSilence(xhr: XMLHttpRequest, nowMs: () => number = () => performance.now()): void {
  const startMs = nowMs();
  const heard = (): void => {
    xhr.timeout = nowMs() - startMs + SILENCE_MS;
  };
  xhr.timeout = FIRST_BYTE_MS;
  xhr.addEventListener('readystatechange', () => {
    if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED) heard();
  });
  xhr.addEventListener('progress', heard);
}
