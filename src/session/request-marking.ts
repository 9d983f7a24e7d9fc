import type { Ladder } from '../media/rendition.js';
import type { RequestMarker } from '../media/request-marker.js';
import { createRequestMarks } from '../qoe/cmcd/request-marks.js';
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

/** CMCD as the page asked for it. Loaded by pages that ask. */
export function requestMarker(playback: MarkedPlayback): RequestMarker {
  const { media, telemetry } = playback;
  return createRequestMarks({
    ...playback,
    mode: () => telemetry().cmcd ?? 'query',
    consent: () => telemetry().consent ?? 'full',
    playbackRate: () => media.playbackRate,
  });
}
