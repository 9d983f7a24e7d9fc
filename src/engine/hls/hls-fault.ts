import type { ErrorData } from 'hls.js';
import type { SvError } from '../../base/sv-error.js';
import {
  codecUnsupported,
  manifestInvalid,
  manifestLoadFailed,
  manifestTimeout,
  mediaAppendFailed,
  segmentInvalid,
  segmentLoadFailed,
  segmentTimeout,
  sourceUnsupported,
  type RequestFault,
} from '../../media/errors.js';
import { engineFailed, networkOffline } from '../../media/load-errors.js';
import { MANIFEST_TIMEOUT_MS } from './hls-config.js';

/** What of hls.js's error data its meaning rests on. */
export interface HlsFault extends RequestFault {
  /** hls.js's `ErrorDetails`. */
  readonly details: string;
  readonly fatal: boolean;
  readonly network: boolean;
  readonly online: boolean;
  readonly reason: string;
  readonly mimeType?: string | undefined;
}

export function hlsFault(data: ErrorData, sourceUrl: string, online: boolean): HlsFault {
  const status = data.response?.code;
  const type: string = data.type;
  return {
    details: data.details,
    fatal: data.fatal,
    network: type === 'networkError',
    online,
    url: data.frag?.url ?? data.url ?? data.context?.url ?? sourceUrl,
    reason: data.reason ?? data.error.message,
    cause: data.error,
    mimeType: data.mimeType,
    ...(status ? { status } : {}),
  };
}

/** hls.js's own housekeeping: it deals with these itself, and what a viewer sees of them is a stall. */
const housekeeping = new Set([
  'aborted',
  'bufferAppendNoProgress',
  'bufferFullError',
  'bufferNudgeOnStall',
  'bufferSeekOverHole',
  'bufferStalledError',
  'fragGap',
  'internalException',
]);

/** The codecs of "one or more CODECS in variant not supported: [...]", or of a MIME type. */
function codecsOf({ reason, mimeType }: HlsFault): string {
  const listed = /\[.*\]/.exec(reason)?.[0].replace(/[[\]"]/g, '');
  return listed ?? mimeType ?? 'any of its renditions';
}

/** Ours for what hls.js says; null for what isn't a fault of the source or the network. */
export function errorOfFault(fault: HlsFault): SvError | null {
  const { details, url, reason, cause } = fault;
  if (fault.network && !fault.online) return networkOffline(url);
  switch (details) {
    case 'manifestLoadError':
    case 'levelLoadError':
    case 'audioTrackLoadError':
    case 'subtitleTrackLoadError':
      return manifestLoadFailed(fault);
    case 'manifestLoadTimeOut':
    case 'levelLoadTimeOut':
    case 'audioTrackLoadTimeOut':
    case 'subtitleTrackLoadTimeOut':
      return manifestTimeout(fault, MANIFEST_TIMEOUT_MS);
    case 'manifestParsingError':
    case 'levelParsingError':
    case 'levelEmptyError':
    case 'playlistUnchangedError':
      return manifestInvalid(url, reason, cause);
    case 'fragLoadError':
    case 'keyLoadError':
      return segmentLoadFailed(fault);
    case 'fragLoadTimeOut':
    case 'keyLoadTimeOut':
      return segmentTimeout(fault);
    case 'fragParsingError':
    case 'fragDecryptError':
      return segmentInvalid(url, reason, cause);
    case 'manifestIncompatibleCodecsError':
    case 'bufferIncompatibleCodecsError':
    case 'bufferAddCodecError':
      return codecUnsupported(codecsOf(fault), cause);
    case 'bufferAppendError':
    case 'bufferAppendingError':
      return mediaAppendFailed(reason, cause);
    default:
      if (!fault.fatal && housekeeping.has(details)) return null;
      return details.startsWith('keySystem')
        ? sourceUnsupported(url, 'it is protected (DRM)')
        : engineFailed('HLS', `${details}, ${reason}`, cause);
  }
}
