import { posix } from 'node:path';
import type { StoredRendition } from '../title/stored-title.js';
import type { LiveOptions } from '../timeline/live-options.js';
import type { LiveTitle } from '../timeline/live-title.js';
import type { LiveTrack } from '../timeline/live-track.js';
import { announcedLoops, type AnnouncedLoop } from './announced-loops.js';
import { segmentTimeline } from './segment-timeline.js';

/** Where the clock can be asked, from the manifest. */
export const CLOCK_FROM_MANIFEST = '../time';

const PROFILES = {
  plain: 'urn:mpeg:dash:profile:isoff-live:2011',
  lowLatency: 'urn:mpeg:dash:profile:isoff-live:2011,http://www.dashif.org/guidelines/low-latency-live-v5',
};

interface ManifestRequest {
  readonly title: LiveTitle;
  readonly nowMs: number;
  readonly lowLatency: boolean;
}

/** The dynamic MPD at a moment (ISO/IEC 23009-1, 5.3). */
export function liveManifest(request: ManifestRequest): string {
  const { title, lowLatency } = request;
  const { grid, options } = title;
  const attributes = [
    'xmlns="urn:mpeg:dash:schema:mpd:2011"',
    'type="dynamic"',
    `profiles="${lowLatency ? PROFILES.lowLatency : PROFILES.plain}"`,
    `availabilityStartTime="${dateTime(grid.startMs)}"`,
    `publishTime="${dateTime(published(request))}"`,
    `minimumUpdatePeriod="${seconds(grid.segmentSec)}"`,
    `timeShiftBufferDepth="${seconds(options.dvrSec)}"`,
    // The low-latency form has a target latency instead; with both, Shaka adds one to the other.
    ...(lowLatency ? [] : [`suggestedPresentationDelay="${seconds(3 * grid.segmentSec)}"`]),
    `minBufferTime="${seconds(lowLatency ? grid.partSec : grid.segmentSec)}"`,
    `maxSegmentDuration="${seconds(longestSegmentSec(title))}"`,
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<MPD ${attributes.join(' ')}>
${[...(lowLatency ? [serviceDescription(options)] : []), ...periods(request)].join('\n')}
  <UTCTiming schemeIdUri="urn:mpeg:dash:utc:http-iso:2014" value="${CLOCK_FROM_MANIFEST}"/>
</MPD>
`;
}

/** Sound ends a segment with the frame that reaches over its end. */
function longestSegmentSec({ grid, audio }: LiveTitle): number {
  if (audio === null) return grid.segmentSec;
  const { segments, head } = audio.stored;
  return grid.segmentSec + (segments[0]?.[0]?.duration ?? 0) / head.timescale;
}

/** When this manifest became what it is: it changes with each segment of a timeline, else with a new loop. */
function published({ title, nowMs, lowLatency }: ManifestRequest): number {
  const { grid, options } = title;
  const { current } = grid.edge(nowMs);
  if (options.dashTimeline && !lowLatency && current > 0) return grid.madeMs(grid.lastPartOf(current - 1));
  return grid.startMs + (announcedLoops(title, nowMs)[0]?.fromSec ?? 0) * 1000;
}

/**
 * Rates that nobody hears or sees, and what to aim at. All of the window is within the bound: beyond it
 * (without one: 12 s) dash.js takes a viewer who has sought back to the edge again.
 */
function serviceDescription({ latencySec, dvrSec }: LiveOptions): string {
  return `  <ServiceDescription id="0">
    <Latency referenceId="0" target="${Math.round(latencySec * 1000)}" max="${Math.round(dvrSec * 1000)}"/>
    <PlaybackRate min="0.96" max="1.04"/>
  </ServiceDescription>`;
}

/** A timeline can't announce a period before it has a segment. */
function shownLoops({ title, nowMs, lowLatency }: ManifestRequest): readonly AnnouncedLoop[] {
  const loops = announcedLoops(title, nowMs);
  if (lowLatency || !title.options.dashTimeline) return loops;
  const { current } = title.grid.edge(nowMs);
  return loops.filter(({ firstSegment }) => firstSegment < current);
}

function periods(request: ManifestRequest): readonly string[] {
  return shownLoops(request).map((announced) => {
    const { loop, fromSec } = announced;
    const { renditions, audio } = request.title;
    const video = renditions.map(
      ({ listed }) =>
        `      <Representation id="${posix.basename(listed.path)}" codecs="${listed.codec}"${size(listed)} bandwidth="${listed.peakBps}"/>`,
    );
    const [first] = renditions;
    const sets = [
      ...(first === undefined ? [] : [adaptationSet(request, 'video', first.track, announced, video)]),
      ...(audio === null ? [] : [adaptationSet(request, 'audio', audio, announced, [sound(audio)])]),
    ];
    return `  <Period id="${loop}" start="${seconds(fromSec)}">\n${sets.join('\n')}\n  </Period>`;
  });
}

const size = ({ width, height, frameRate }: StoredRendition): string =>
  `${width > 0 ? ` width="${width}" height="${height}"` : ''}${frameRate === null ? '' : ` frameRate="${frameRate}"`}`;

const sound = ({ stored }: LiveTrack): string =>
  `      <Representation id="${posix.basename(stored.path)}" codecs="${stored.codec}" audioSamplingRate="${stored.head.timescale}" bandwidth="${stored.peakBps}"/>`;

/** Renditions of one adaptation set lie side by side, under the names of their representations. */
function adaptationSet(
  request: ManifestRequest,
  type: 'video' | 'audio',
  track: LiveTrack,
  loop: AnnouncedLoop,
  representations: readonly string[],
): string {
  const folder = posix.join(posix.dirname(track.stored.path), '$RepresentationID$');
  const reference = request.lowLatency ? `\n${producerReference(request.title, loop)}` : '';
  return `    <AdaptationSet id="${type === 'video' ? 1 : 2}" contentType="${type}" mimeType="${type}/mp4" segmentAlignment="true" startWithSAP="1">${reference}
      ${segmentTemplate(request, track, loop.firstSegment, folder)}
${representations.join('\n')}
    </AdaptationSet>`;
}

function segmentTemplate(
  { title, nowMs, lowLatency }: ManifestRequest,
  track: LiveTrack,
  firstSegment: number,
  folder: string,
): string {
  const { grid, options } = title;
  const { timescale } = track.stored.head;
  const files = `timescale="${timescale}" initialization="${folder}/init.mp4" media="${folder}/$Number$.m4s"`;
  if (options.dashTimeline && !lowLatency) {
    const { startNumber, elements } = segmentTimeline(title, track, firstSegment, nowMs);
    return `<SegmentTemplate ${files} startNumber="${startNumber}"><SegmentTimeline>${elements}</SegmentTimeline></SegmentTemplate>`;
  }
  const early = (grid.segmentSec - grid.partSec).toFixed(3);
  const chunked = lowLatency ? ` availabilityTimeOffset="${early}" availabilityTimeComplete="false"` : '';
  return `<SegmentTemplate ${files} startNumber="${firstSegment}" duration="${grid.segmentSec * timescale}"${chunked}/>`;
}

/** Media time 0 was in front of the camera when the period began; the fragments carry the same. */
function producerReference({ grid }: LiveTitle, { fromSec }: AnnouncedLoop): string {
  const wall = dateTime(grid.startMs + fromSec * 1000);
  return `      <ProducerReferenceTime id="0" type="encoder" inband="true" wallClockTime="${wall}" presentationTime="0"><UTCTiming schemeIdUri="urn:mpeg:dash:utc:http-iso:2014" value="${CLOCK_FROM_MANIFEST}"/></ProducerReferenceTime>`;
}

const seconds = (sec: number): string => `PT${Number(sec.toFixed(3))}S`;
const dateTime = (ms: number): string => new Date(ms).toISOString();
