import type { MediaPlayerClass } from 'dashjs';
import type { CancelTimer, Clock } from '../../base/clock.js';
import type { SvError } from '../../base/sv-error.js';
import { manifestInvalid, manifestTimeout } from '../../media/errors.js';
import { mpdFault, videoCodecs } from './mpd-check.js';

/** A manifest that isn't there by now is slow for ever. */
const DEADLINE_MS = 10_000;

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

export const noVerdict: ManifestVerdict = { error: null, foreignCodecs: [], declaresVideo: false };

/** Where only the managed kind of MediaSource exists, dash.js's own check has to do. */
function isForeign(codec: string): boolean {
  return 'MediaSource' in globalThis && !MediaSource.isTypeSupported(`video/mp4; codecs="${codec}"`);
}

/**
 * Looks at the first manifest before dash.js does, which takes half a document for a whole one.
 * A bad one is kept from dash.js; one that doesn't come in time is a fault, too.
 * @returns waits for it no longer.
 */
export function watchManifest(
  player: MediaPlayerClass,
  url: string,
  clock: Clock,
  judged: (verdict: ManifestVerdict) => void,
): CancelTimer {
  let first = true;
  const cancelDeadline = clock.after(DEADLINE_MS, () => {
    judged({ ...noVerdict, error: manifestTimeout({ url }, DEADLINE_MS) });
  });
  player.addResponseInterceptor((response) => {
    const { status = 0, data, request } = response as unknown as Response;
    if (!first || request.customData?.request?.type !== 'MPD' || status < 200 || status > 299) {
      return Promise.resolve(response);
    }
    first = false;
    cancelDeadline();
    const body = typeof data === 'string' ? data : '';
    const fault = mpdFault(body);
    const codecs = videoCodecs(body);
    judged({
      error: fault === null ? null : manifestInvalid(url, fault),
      foreignCodecs: codecs.filter(isForeign),
      declaresVideo: codecs.length > 0,
    });
    return Promise.resolve(fault === null ? response : { ...response, data: '' });
  });
  return cancelDeadline;
}
