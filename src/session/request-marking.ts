import type { RequestMarker } from '../media/request-marker.js';
import { createRequestMarks } from '../qoe/cmcd/request-marks.js';
import type { Session } from './session.js';
import type { TelemetryOptions } from './telemetry-options.js';

/** What a session tells of itself with its requests. */
export type MarkedSession = Pick<Session, 'qoe' | 'renditions' | 'isLive' | 'engineKind'>;

/** CMCD as the page asked for it. Loaded by pages that ask. */
export function requestMarker(
  session: MarkedSession,
  media: HTMLMediaElement,
  telemetry: () => TelemetryOptions,
): RequestMarker {
  return createRequestMarks({
    summary: () => session.qoe(),
    ladder: () => session.renditions,
    isLive: () => session.isLive,
    streamingFormat: () => (session.engineKind === 'dash' ? 'dash' : 'hls'),
    playbackRate: () => media.playbackRate,
    mode: () => telemetry().cmcd ?? 'query',
    consent: () => telemetry().consent ?? 'full',
  });
}
