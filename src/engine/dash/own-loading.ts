import { takeManifest } from '../manifest-prefetch.js';
import type { Override } from './dash-overrides.js';
import { loadEarly } from './early-segments.js';
import type { FirstSegments } from './first-segments.js';
import { isPlainMedia, type SegmentRequest, type SegmentResponse } from './segment-request.js';
import { limitSilence } from './silence-limit.js';

/** The part of dash.js's own `XHRLoader` that is overridden or used here. */
interface XhrLoader {
  readonly load: (request: SegmentRequest, response: SegmentResponse) => boolean;
  /** Of the request that was made last. */
  readonly getXhr: () => XMLHttpRequest | null;
}

const segments: ReadonlySet<string | null | undefined> = new Set(['InitializationSegment', 'MediaSegment']);

/**
 * dash.js's own loader, but that a manifest asked for beforehand is not asked for again, that a segment
 * which isn't answered is given up in time, and that one which a viewer waits for is streamed.
 * @param waits whether nothing moves for want of the next segment
 */
export const ownLoading = (waits: () => boolean, firstSegments: FirstSegments): Override<XhrLoader> =>
  function () {
    const { load, getXhr } = this.parent;
    return {
      load(request, response) {
        const { customData, url } = request;
        const download = firstSegments.take(request);
        if (download || (isPlainMedia(customData.request) && waits())) {
          loadEarly(request, response, download);
          return true;
        }
        if (segments.has(customData.request?.type)) {
          const loads = load(request, response);
          const xhr = getXhr();
          if (xhr) limitSilence(xhr);
          firstSegments.besideInit(request);
          return loads;
        }
        const coming = customData.request?.type === 'MPD' ? takeManifest(url) : undefined;
        if (!coming) return load(request, response);
        let over = false;
        customData.abort = () => {
          over = true;
        };
        void coming.then((outcome) => {
          if (over) return;
          if (typeof outcome === 'string') {
            load(request, response);
            return;
          }
          const { url: finalUrl, status, statusText, headers } = outcome.response;
          Object.assign(response, {
            url: finalUrl,
            status,
            statusText,
            headers: Object.fromEntries(headers),
            data: outcome.text,
          });
          customData.onloadend?.();
        });
        return true;
      },
    };
  };
