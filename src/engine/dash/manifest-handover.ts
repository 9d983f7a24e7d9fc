import { takeManifest } from '../manifest-prefetch.js';
import type { Override } from './dash-overrides.js';
import { limitSilence } from './silence-limit.js';

/** The part of dash.js's outgoing request that is used here. */
interface Outgoing {
  readonly url: string;
  readonly customData: {
    readonly request?: { readonly type?: string | null };
    /** dash.js takes it away from a request that it aborts. */
    readonly onloadend?: () => void;
    abort?: () => void;
  };
}

/** What dash.js makes of an answer. */
interface Incoming {
  url?: string;
  status?: number;
  statusText?: string;
  headers?: Readonly<Record<string, string>>;
  data?: unknown;
}

/** The part of dash.js's own `XHRLoader` that is overridden or used here. */
interface XhrLoader {
  readonly load: (request: Outgoing, response: Incoming) => boolean;
  /** Of the request that was made last. */
  readonly getXhr: () => XMLHttpRequest | null;
}

const segments: ReadonlySet<string | null | undefined> = new Set(['InitializationSegment', 'MediaSegment']);

/**
 * dash.js's own loader, but that a manifest asked for beforehand is not asked for again, and that a segment
 * which isn't answered is given up in time.
 */
export const handManifestOver: Override<XhrLoader> = function () {
  const { load, getXhr } = this.parent;
  return {
    load(request, response) {
      const { customData, url } = request;
      if (segments.has(customData.request?.type)) {
        const loads = load(request, response);
        const xhr = getXhr();
        if (xhr) limitSilence(xhr);
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
