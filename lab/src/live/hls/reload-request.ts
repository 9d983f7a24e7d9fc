import type { LiveGrid, LivePlace } from '../timeline/live-grid.js';

/** What a request for a low-latency playlist asks for. */
export type ReloadRequest =
  | {
      readonly kind: 'playlist';
      /** Answered once this part is in the playlist; null: at once. */
      readonly after: LivePlace | null;
      readonly delta: boolean;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** A client may ask for so many segments ahead of the last in the playlist (rfc8216bis, 6.2.5.2). */
const MAX_AHEAD = 2;

/** Reads the delivery directives `_HLS_msn`, `_HLS_part` and `_HLS_skip`. */
export function readReload(query: URLSearchParams, grid: LiveGrid, nowMs: number): ReloadRequest {
  const skip = query.get('_HLS_skip');
  const delta = skip === 'YES' || skip === 'v2';
  const segment = wholeNumber(query.get('_HLS_msn'));
  const part = wholeNumber(query.get('_HLS_part'));
  if (segment === 'malformed' || part === 'malformed')
    return { kind: 'refused', problem: '_HLS_msn and _HLS_part are whole numbers from 0 on.' };
  if (segment === null)
    return part === null
      ? { kind: 'playlist', after: null, delta }
      : { kind: 'refused', problem: '_HLS_part says which part of a segment: it needs _HLS_msn.' };

  const last = grid.lastMade(nowMs)?.segment ?? 0;
  if (segment > last + MAX_AHEAD)
    return {
      kind: 'refused',
      problem: `_HLS_msn is ${segment}, and ${last} is the last one there is: no more than ${MAX_AHEAD} ahead.`,
    };
  const after =
    part === null
      ? grid.lastPartOf(segment)
      : // A part that a segment doesn't have is the next segment's first.
        part >= grid.partsPerSegment
        ? { segment: segment + 1, part: 0 }
        : { segment, part };
  return { kind: 'playlist', after, delta };
}

function wholeNumber(given: string | null): number | 'malformed' | null {
  if (given === null) return null;
  return /^\d{1,15}$/.test(given) ? Number(given) : 'malformed';
}
