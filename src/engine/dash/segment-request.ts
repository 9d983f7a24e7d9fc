import type { DashRequest } from './dash-bus.js';

/** The part of dash.js's outgoing request that is used here. */
export interface SegmentRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  readonly credentials?: RequestCredentials | undefined;
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

/** A whole media segment of fragmented MP4: what can be cut into pieces. */
export function isPlainMedia({ type, representation }: Partial<DashRequest> = {}): boolean {
  return type === 'MediaSegment' && /^(?:video|audio)\/mp4\b/.test(representation?.mimeType ?? '');
}

/** Those that have a value. */
export function given(headers: SegmentRequest['headers'] = {}): Headers {
  const said = new Headers();
  for (const [name, value] of Object.entries(headers)) if (value) said.set(name, value);
  return said;
}
