/** Something that an engine is about to ask for. */
export interface MediaRequest {
  readonly url: string;
  readonly kind: 'manifest' | 'init' | 'video' | 'audio' | 'muxed' | 'text' | 'key' | 'other';
  /** Of a segment: its media duration, and the bitrate its manifest declares. */
  readonly durationSec?: number;
  readonly bitrateKbps?: number;
}

/** What it is asked for with. */
export interface MarkedRequest {
  readonly url: string;
  /** To be added to the engine's own. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Tells the servers of something with the requests that are made of them anyway. Never throws. */
export type RequestMarker = (request: MediaRequest) => MarkedRequest;
