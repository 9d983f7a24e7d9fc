import type { MediaPlayerClass } from 'dashjs';
import type { MediaRequest, RequestMarker } from '../../media/request-marker.js';
import type { DashRequest } from './dash-bus.js';

/** The part of dash.js's outgoing request that is used here. */
interface Outgoing {
  url: string;
  headers?: Record<string, string | null>;
  readonly customData?: { readonly request?: Partial<DashRequest> };
}

/** Marks each request that dash.js is about to make, whichever of its loaders makes it. */
export function markRequests(player: MediaPlayerClass, mark: RequestMarker): void {
  player.addRequestInterceptor(async (request) => {
    const outgoing = request as Outgoing;
    const { url, headers } = mark(requestOf(outgoing));
    outgoing.url = url;
    outgoing.headers = { ...outgoing.headers, ...headers };
    return request;
  });
}

function requestOf({ url, customData: { request } = {} }: Outgoing): MediaRequest {
  const kind = kindOf(request);
  const { duration = Number.NaN, representation } = request ?? {};
  return {
    url,
    kind,
    ...(duration > 0 ? { durationSec: duration } : {}),
    ...(representation && (kind === 'video' || kind === 'audio')
      ? { bitrateKbps: representation.bitrateInKbit }
      : {}),
  };
}

function kindOf(request: Partial<DashRequest> = {}): MediaRequest['kind'] {
  switch (request.type) {
    case 'MPD':
    case 'XLinkExpansion':
      return 'manifest';
    case 'InitializationSegment':
      return 'init';
    case 'MediaSegment':
      if (request.mediaType === 'video' || request.mediaType === 'audio') return request.mediaType;
      return request.mediaType === 'text' ? 'text' : 'other';
    default:
      return request.type === 'license' ? 'key' : 'other';
  }
}
