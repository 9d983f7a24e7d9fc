import { encodeCmcd, toCmcdHeaders, type Cmcd, type CmcdObjectType } from '@svta/cml-cmcd';
import type { Ladder } from '../../media/rendition.js';
import type { MarkedRequest, MediaRequest, RequestMarker } from '../../media/request-marker.js';
import { heldConsent } from '../report/consent.js';
import type { ViewSummary } from '../model/view-summary.js';
import { sessionId } from '../ids.js';

/** What the marks are made of: the view as it is being measured. */
export interface CmcdScene {
  readonly summary: () => ViewSummary | null;
  readonly ladder: () => Ladder;
  readonly isLive: () => boolean;
  readonly playbackRate: () => number;
  readonly streamingFormat: () => 'hls' | 'dash';
  /** `query`, `headers`, or what a page wrote in their place. */
  readonly mode: () => string;
  readonly consent: () => string;
}

const objectTypes: Readonly<Record<MediaRequest['kind'], CmcdObjectType>> = {
  manifest: 'm',
  init: 'i',
  video: 'v',
  audio: 'a',
  muxed: 'av',
  text: 'tt',
  key: 'k',
  other: 'o',
};

const V1 = { version: 1 } as const;

/**
 * CMCD version 1 (CTA-5004) on each request, as a query parameter or as headers. Nothing is added without
 * consent; with `anonymous` consent the session's id is the view's.
 */
export function createRequestMarks(scene: CmcdScene): RequestMarker {
  let stallsTold = 0;
  return (request) => {
    const consent = heldConsent(scene.consent());
    const summary = scene.summary();
    if (consent === 'none' || !summary) return { url: request.url, headers: {} };
    const { stallCount } = summary.counters;
    const starved = stallCount > stallsTold || summary.gauges.state === 'stalled';
    if (isMedia(request)) stallsTold = stallCount;
    const sid = consent === 'full' ? sessionId() : summary.viewId;
    const data = { ...objectOf(request, scene), ...statusOf(request, summary, scene, starved), sid };
    return scene.mode() === 'headers' ? inHeaders(request, data) : inQuery(request, data);
  };
}

function inHeaders({ url }: MediaRequest, data: Cmcd): MarkedRequest {
  return { url, headers: toCmcdHeaders(data, V1) };
}

function inQuery({ url }: MediaRequest, data: Cmcd): MarkedRequest {
  const hash = url.indexOf('#');
  const address = hash < 0 ? url : url.slice(0, hash);
  const mark = `CMCD=${encodeURIComponent(encodeCmcd(data, V1))}`;
  return { url: `${address}${address.includes('?') ? '&' : '?'}${mark}`, headers: {} };
}

function objectOf(request: MediaRequest, scene: CmcdScene): Cmcd {
  const { kind, durationSec, bitrateKbps } = request;
  const topKbps = scene.ladder().at(-1)?.bitrateKbps;
  const isVideo = kind === 'video' || kind === 'muxed';
  return {
    ot: objectTypes[kind],
    sf: scene.streamingFormat() === 'hls' ? 'h' : 'd',
    // Before the manifest came nobody knows.
    ...(scene.ladder().length === 0 ? {} : { st: scene.isLive() ? 'l' : 'v' }),
    ...(durationSec === undefined ? {} : { d: durationSec * 1_000 }),
    ...(bitrateKbps === undefined ? {} : { br: [bitrateKbps] }),
    ...(isVideo && topKbps !== undefined ? { tb: [topKbps] } : {}),
  };
}

function statusOf(
  request: MediaRequest,
  { counters, gauges }: ViewSummary,
  scene: CmcdScene,
  starved: boolean,
) {
  const rate = scene.playbackRate();
  const isStartup = counters.startupMs === null || gauges.state === 'seeking' || starved;
  const bufferMs = gauges.bufferLevelSec * 1_000;
  return {
    ...(gauges.throughputKbps === undefined ? {} : { mtp: [gauges.throughputKbps] }),
    ...(rate > 0 ? { pr: rate } : {}),
    ...(isStartup ? { su: true } : {}),
    ...(isMedia(request) ? { bl: [bufferMs], ...(rate > 0 ? { dl: bufferMs / rate } : {}) } : {}),
    ...(isMedia(request) && starved ? { bs: true } : {}),
  } satisfies Cmcd;
}

function isMedia({ kind }: MediaRequest): boolean {
  return kind === 'video' || kind === 'audio' || kind === 'muxed';
}
