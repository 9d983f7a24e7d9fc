import type { MediaPlayerClass } from 'dashjs';
import type { SvError } from '../../base/sv-error.js';
import { manifestInvalid } from '../../media/errors.js';
import { mpdFault, videoCodecs } from './mpd-check.js';

/** The part of dash.js's response that is read here. */
interface Response {
  readonly status?: number;
  readonly data?: unknown;
  readonly request: { readonly customData?: { readonly request?: { readonly type?: string } } };
}

/** What the first manifest turned out to be. */
export interface ManifestVerdict {
  /** Why it can't be played; null if it may. */
  readonly error: SvError | null;
  /** Video codecs it offers that this browser can't decode, and whether there is another. */
  readonly foreignCodecs: readonly string[];
  readonly declaresVideo: boolean;
}

/** Where only the managed kind of MediaSource exists, dash.js's own check has to do. */
function isForeign(codec: string): boolean {
  return 'MediaSource' in globalThis && !MediaSource.isTypeSupported(`video/mp4; codecs="${codec}"`);
}

/**
 * Looks at the first manifest before dash.js does, which takes half a document for a whole one.
 * A bad one is kept from dash.js.
 */
export function watchManifest(
  player: MediaPlayerClass,
  url: string,
  arrived: (verdict: ManifestVerdict) => void,
): void {
  let first = true;
  player.addResponseInterceptor((response) => {
    const { status = 0, data, request } = response as unknown as Response;
    if (!first || request.customData?.request?.type !== 'MPD' || status < 200 || status > 299) {
      return Promise.resolve(response);
    }
    first = false;
    const body = typeof data === 'string' ? data : '';
    const fault = mpdFault(body);
    const codecs = videoCodecs(body);
    arrived({
      error: fault === null ? null : manifestInvalid(url, fault),
      foreignCodecs: codecs.filter(isForeign),
      declaresVideo: codecs.length > 0,
    });
    return Promise.resolve(fault === null ? response : { ...response, data: '' });
  });
}
