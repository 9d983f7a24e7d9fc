import type { DashRequest } from './dash-bus.js';

/** The part of dash.js's outgoing request that is used here. */
export interface SegmentRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly credentials?: RequestCredentials;
  readonly customData: {
    readonly request?: Partial<DashRequest>;
    readonly onprogress?: (event: Progress) => void;
    /** dash.js takes it away from a request that it aborts. */
    readonly onloadend?: () => void;
    readonly onabort?: () => void;
    abort?: () => void;
  };
}

/** Of an XHR, or with `data`: a part of the segment to append now. */
interface Progress {
  readonly lengthComputable: boolean;
  readonly loaded?: number;
  readonly total?: number;
  readonly data?: ArrayBuffer;
  readonly noTrace?: boolean;
}

/** What dash.js makes of an answer. */
export interface SegmentResponse {
  url?: string;
  status?: number;
  statusText?: string;
  headers?: Readonly<Record<string, string>>;
  data?: unknown;
}
