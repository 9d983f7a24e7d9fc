import { posix } from 'node:path';
import type { LiveEdge } from '../timeline/live-grid.js';
import type { LiveTitle } from '../timeline/live-title.js';
import type { LiveSpan, LiveTrack } from '../timeline/live-track.js';

export interface PlaylistRequest {
  readonly title: LiveTitle;
  readonly track: LiveTrack;
  readonly edge: LiveEdge;
  readonly lowLatency: boolean;
  /** Leave out what a client has from its last one (`_HLS_skip`), where that is old enough. */
  readonly delta: boolean;
}

/** Segments so many target durations from the end may be left out; at least six (rfc8216bis, 4.4.3.8). */
const SKIP_TARGETS = 6;

/** Parts are listed for so many target durations from the end (rfc8216bis, 4.4.4.9). */
const PARTS_TARGETS = 3;

/** A live media playlist at a moment. RFC 8216; in the low-latency form draft-pantos-hls-rfc8216bis. */
export function mediaPlaylist(request: PlaylistRequest): string {
  const { title, edge, lowLatency, delta } = request;
  const { grid } = title;
  const target = targetDuration(request);
  const skipped =
    lowLatency && delta
      ? Math.max(0, Math.floor(edge.current - edge.first - (SKIP_TARGETS * target) / grid.segmentSec))
      : 0;
  const lines = ['#EXTM3U', `#EXT-X-VERSION:${lowLatency ? 9 : 7}`, '#EXT-X-INDEPENDENT-SEGMENTS'];
  lines.push(`#EXT-X-TARGETDURATION:${target}`, ...(lowLatency ? control(request, target) : []));
  lines.push(`#EXT-X-MEDIA-SEQUENCE:${edge.first}`);
  if (title.options.discontinuities)
    lines.push(`#EXT-X-DISCONTINUITY-SEQUENCE:${endedLoops(title, edge.first)}`);
  if (skipped > 0) lines.push(`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`);
  lines.push(`#EXT-X-MAP:URI="${posix.basename(request.track.stored.path)}/init.mp4"`);

  const partsFrom = edge.current - Math.ceil((PARTS_TARGETS * target) / grid.segmentSec);
  for (let segment = edge.first + skipped; segment < edge.current; segment += 1) {
    const span = request.track.span(segment, null);
    lines.push(...segmentHead(title, segment, span));
    if (lowLatency && segment >= partsFrom) lines.push(...parts(request, segment, grid.partsPerSegment));
    lines.push(`#EXTINF:${span.durationSec.toFixed(5)},`, uri(request.track, segment));
  }
  if (lowLatency) lines.push(...beingMade(request));
  return `${lines.join('\n')}\n`;
}

function beingMade(request: PlaylistRequest): readonly string[] {
  const { title, track, edge } = request;
  const head = edge.parts > 0 ? segmentHead(title, edge.current, track.span(edge.current, 0)) : [];
  return [
    ...head,
    ...parts(request, edge.current, edge.parts),
    `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${uri(track, edge.current, edge.parts)}"`,
    ...reports(request),
  ];
}

/** Segment durations, rounded to whole seconds, must not exceed it. */
function targetDuration({ title, track, edge }: PlaylistRequest): number {
  let longestSec = title.grid.segmentSec;
  for (let segment = edge.first; segment < edge.current; segment += 1)
    longestSec = Math.max(longestSec, track.span(segment, null).durationSec);
  return Math.round(longestSec);
}

function control({ title }: PlaylistRequest, target: number): readonly string[] {
  const { grid, options } = title;
  const partTarget = partTargetSec(title);
  const holdBack = Math.max(options.latencySec, 2 * partTarget).toFixed(3);
  const can = `CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=${SKIP_TARGETS * target}`;
  return [
    `#EXT-X-SERVER-CONTROL:${can},PART-HOLD-BACK=${holdBack},HOLD-BACK=${3 * Math.max(target, grid.segmentSec)}`,
    `#EXT-X-PART-INF:PART-TARGET=${partTarget.toFixed(5)}`,
  ];
}

/** No part may be longer: a part has a frame more than its share where frames don't divide it evenly. */
function partTargetSec({ grid, tracks }: LiveTitle): number {
  const frames = Array.from(tracks.values(), ({ stored }) => {
    const frameSec = (stored.segments[0]?.[0]?.duration ?? 0) / stored.head.timescale;
    return frameSec * Math.ceil(grid.partSec / frameSec - 1e-6);
  });
  return Math.max(grid.partSec, ...frames);
}

/** Of all tags of discontinuity, those that are no longer in a playlist that begins with this segment. */
function endedLoops({ grid }: LiveTitle, first: number): number {
  const loop = grid.loopOf(first);
  // The tag before the first segment of a loop is still in.
  return grid.storedIndex(first) === 0 ? Math.max(0, loop - 1) : loop;
}

function segmentHead({ grid, options }: LiveTitle, segment: number, span: LiveSpan): readonly string[] {
  const breaks = options.discontinuities && segment > 0 && grid.storedIndex(segment) === 0;
  return [
    ...(breaks ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXT-X-PROGRAM-DATE-TIME:${new Date(grid.startMs + span.fromSec * 1000).toISOString()}`,
  ];
}

function parts({ track }: PlaylistRequest, segment: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, part) => {
    const { durationSec, independent } = track.span(segment, part);
    const duration = `DURATION=${durationSec.toFixed(5)}`;
    return `#EXT-X-PART:${duration},URI="${uri(track, segment, part)}"${independent ? ',INDEPENDENT=YES' : ''}`;
  });
}

function reports({ title, track, edge }: PlaylistRequest): readonly string[] {
  const { grid, tracks } = title;
  const last =
    edge.parts > 0 ? { segment: edge.current, part: edge.parts - 1 } : grid.lastPartOf(edge.current - 1);
  return Array.from(tracks.keys())
    .filter((path) => path !== track.stored.path)
    .map((path) => {
      const from = posix.relative(posix.dirname(track.stored.path), path);
      return `#EXT-X-RENDITION-REPORT:URI="${from}.m3u8",LAST-MSN=${last.segment},LAST-PART=${last.part}`;
    });
}

function uri({ stored }: LiveTrack, segment: number, part?: number): string {
  const number = part === undefined ? `${segment}` : `${segment}.${part}`;
  return `${posix.basename(stored.path)}/${number}.m4s`;
}
