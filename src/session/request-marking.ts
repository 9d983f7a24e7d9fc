import type { Ladder } from '../media/rendition.js';
import type { RequestMarker } from '../media/request-marker.js';
import type { ViewSummary } from '../qoe/contract.js';
import type { TelemetryOptions } from './telemetry-options.js';

/** What a session tells of itself with its requests. */
export interface MarkedPlayback {
  readonly media: HTMLMediaElement;
  readonly telemetry: () => TelemetryOptions;
  readonly summary: () => ViewSummary | null;
  readonly ladder: () => Ladder;
  readonly isLive: () => boolean;
  readonly streamingFormat: () => 'hls' | 'dash';
}

/**
 * What marks the next source's requests; null where the page asked for nothing, or where the script can't be had:
 * a view goes before its marks. The script comes only to pages that ask.
 */
export function requestMarker(playback: MarkedPlayback): Promise<RequestMarker | null> | null {
  const { media, telemetry } = playback;
  if (telemetry().cmcd === undefined) return null;
  return import('../qoe/cmcd/request-marks.js').then(
    ({ createRequestMarks }) =>
      createRequestMarks({
        ...playback,
        mode: () => telemetry().cmcd ?? 'query',
        consent: () => telemetry().consent ?? 'full',
        playbackRate: () => media.playbackRate,
      }),
    () => null,
  );
}
