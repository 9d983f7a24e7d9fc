import type { SvError } from '../../base/sv-error.js';
import {
  codecUnsupported,
  manifestInvalid,
  manifestLoadFailed,
  mediaAppendFailed,
  mediaDecodeFailed,
  segmentInvalid,
  segmentLoadFailed,
  segmentTimeout,
} from '../../media/errors.js';
import { engineFailed, networkOffline } from '../../media/load-errors.js';
import type { DashFault, DashRequest } from './dash-bus.js';

/** What the fault happened in. */
export interface FaultScene {
  readonly manifestUrl: string;
  readonly online: boolean;
  /** Video codecs that the manifest offers and this browser can't decode. */
  readonly foreignCodecs: readonly string[];
  /** The last media segment that arrived: the suspect when decoding fails. */
  readonly lastSegmentUrl: string | null;
  /** How long a request may be without an answer before it is ended. */
  readonly requestTimeoutMs: number;
}

/** Codes of dash.js 5.2 (`Errors`), and of the element's own MediaError (1 to 5). */
const MEDIA_ERROR_LAST = 5;
const codes = {
  manifestParsing: 10,
  manifestLoading: 11,
  segmentIndex: 15,
  append: 20,
  mediaSource: 23,
  manifestDownload: 25,
  content: 27,
  initialization: 28,
  manifestSemantics: 31,
  noStreams: 32,
  multiplexed: 34,
  typeUnsupported: 35,
} as const;

/** Faults after which dash.js has shut itself down, or never started. */
const STOPPING: ReadonlySet<number> = new Set([
  codes.mediaSource,
  codes.manifestSemantics,
  codes.noStreams,
  codes.multiplexed,
  codes.typeUnsupported,
]);

/** Whether a fault's own code says that dash.js has given up. */
export function hasGivenUp({ code }: DashFault): boolean {
  return code <= MEDIA_ERROR_LAST || STOPPING.has(code);
}

/** A segment request that failed for good; whether others may still be tried is not said here. */
export function isSegmentFault({ code }: DashFault): boolean {
  return code === codes.content || code === codes.initialization || code === codes.segmentIndex;
}

/** dash.js's fault in our words. */
export function toSvError(fault: DashFault, scene: FaultScene): SvError {
  const why = fault.message ?? `fault ${fault.code}`;
  if (fault.code <= MEDIA_ERROR_LAST) return fromMediaError(why, scene, fault);
  switch (fault.code) {
    case codes.manifestParsing:
    case codes.manifestSemantics:
      return manifestInvalid(scene.manifestUrl, "it can't be parsed", fault);
    case codes.multiplexed:
      return manifestInvalid(scene.manifestUrl, 'it offers video and audio in one stream only', fault);
    case codes.manifestLoading:
    case codes.manifestDownload:
      return fromManifestDownload(fault, scene);
    case codes.noStreams:
    case codes.typeUnsupported:
      return scene.foreignCodecs.length > 0
        ? codecUnsupported(scene.foreignCodecs.join(', '), fault)
        : manifestInvalid(scene.manifestUrl, 'it offers nothing that can be played', fault);
    case codes.mediaSource:
      return engineFailed('dash', 'this browser has no Media Source Extensions', fault);
    case codes.segmentIndex:
    case codes.content:
    case codes.initialization:
      return fromSegmentDownload(fault, scene);
    case codes.append:
      return mediaAppendFailed(why, fault);
    default:
      return engineFailed('dash', why, fault);
  }
}

function fromMediaError(why: string, { lastSegmentUrl }: FaultScene, cause: unknown): SvError {
  const damaged = /DEMUXER|APPEND|PARSE/i.test(why);
  return damaged && lastSegmentUrl !== null
    ? segmentInvalid(lastSegmentUrl, why, cause)
    : mediaDecodeFailed(why, cause);
}

function fromManifestDownload(fault: DashFault, { manifestUrl, online }: FaultScene): SvError {
  const status = statusOf(fault);
  if (status === undefined && !online) return networkOffline(manifestUrl);
  // dash.js takes an empty body for a failed download.
  if (status !== undefined && status < 300) return manifestInvalid(manifestUrl, 'it is empty', fault);
  return manifestLoadFailed({ url: manifestUrl, cause: fault, ...(status === undefined ? {} : { status }) });
}

function fromSegmentDownload(
  fault: DashFault,
  { manifestUrl, online, requestTimeoutMs }: FaultScene,
): SvError {
  const request = fault.data?.request;
  const url = request?.url ?? manifestUrl;
  const status = statusOf(fault);
  if (status !== undefined && status < 300) return segmentInvalid(url, 'it is no MP4 media', fault);
  if (status !== undefined) return segmentLoadFailed({ url, status, cause: fault });
  if (!online) return networkOffline(url);
  return tookMs(request) >= requestTimeoutMs
    ? segmentTimeout({ url, cause: fault })
    : segmentLoadFailed({ url, cause: fault });
}

/** 0 stands for no answer. */
function statusOf({ data }: DashFault): number | undefined {
  const status = data?.response?.status;
  return status === 0 ? undefined : status;
}

function tookMs(request: DashRequest | undefined): number {
  if (!request?.startDate || !request.endDate) return 0;
  return request.endDate.getTime() - request.startDate.getTime();
}
