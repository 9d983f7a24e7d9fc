import type { DashRequest } from './dash-bus.js';
import type { Override } from './dash-overrides.js';
import { SegmentDownload, type DownloadTimes } from './segment-download.js';
import { isPlainMedia, type SegmentRequest } from './segment-request.js';

/** The part of dash.js's own `DashHandler` (one a media type) that is overridden or used here. */
interface DashHandler {
  readonly getInitRequest: (mediaInfo: object, representation: object) => DashRequest | undefined;
  readonly getSegmentRequestForTime: (
    mediaInfo: object,
    representation: object,
    timeSec: number,
  ) => DashRequest | null | undefined;
}

/** When segments were really asked for that dash.js knows only from when it asked. */
const realTimes = new WeakMap<object, SegmentDownload>();

/** Its real start and first byte, where it was asked for before dash.js did. */
export function timesAskedBefore(request: object): DownloadTimes | undefined {
  return realTimes.get(request)?.times;
}

interface Asked {
  readonly mediaType: string | null;
  readonly download: SegmentDownload;
}

/**
 * dash.js asks for a title's first segments once their init segments are there. These need no waiting for one
 * another: each segment is asked for beside its init segment, and dash.js is given what is on its way by then.
 */
export class FirstSegments {
  readonly #next = new WeakMap<object, { readonly initUrl: string | null; readonly media: DashRequest }>();
  readonly #asked = new Map<string, Asked>();
  #start: { readonly fromSec: number } | null = null;

  /** dash.js is about to load from there on, with nothing loaded yet. */
  begin(fromSec: number): void {
    this.#start = { fromSec };
  }

  /** For `createPlayer`: learns which segment comes after an init segment. */
  override(): Override<DashHandler> {
    const next = this.#next;
    const start = () => this.#start;
    return function () {
      const { getInitRequest, getSegmentRequestForTime } = this.parent;
      let done = start();
      return {
        getInitRequest(mediaInfo, representation) {
          const init = getInitRequest(mediaInfo, representation);
          const now = start();
          if (init && now && now !== done) {
            done = now;
            const media = getSegmentRequestForTime(mediaInfo, representation, now.fromSec);
            if (media) next.set(init, { initUrl: init.url, media });
          }
          return init;
        },
      };
    };
  }

  /** An init segment is being asked for. */
  besideInit({ url, headers, credentials, customData }: SegmentRequest): void {
    const after = customData.request && this.#next.get(customData.request);
    if (!after) return;
    const { initUrl, media } = after;
    // What dash.js adds to addresses it would add to this one too; a part of a file isn't told from another by it.
    if (initUrl !== url || !media.url || media.range || headers?.['Range'] || !isPlainMedia(media)) return;
    const download = new SegmentDownload({ url: media.url, headers, credentials });
    this.#asked.set(media.url, { mediaType: media.mediaType, download });
  }

  /** What is on its way of a segment that dash.js asks for now; another of that type is no longer wanted. */
  take({ url, customData: { request } }: SegmentRequest): SegmentDownload | undefined {
    if (request?.type !== 'MediaSegment') return undefined;
    const found = this.#asked.get(url)?.download;
    this.#asked.delete(url);
    for (const [other, { mediaType }] of this.#asked) if (mediaType === request.mediaType) this.#drop(other);
    if (this.#asked.size === 0) this.#start = null;
    if (found) realTimes.set(request, found);
    else realTimes.delete(request);
    return found;
  }

  dispose(): void {
    for (const url of this.#asked.keys()) this.#drop(url);
  }

  #drop(url: string): void {
    this.#asked.get(url)?.download.abort();
    this.#asked.delete(url);
  }
}
