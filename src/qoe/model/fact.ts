import type { EndReason } from '../../wire/beacon.js';

/** What the media element shows at one moment. */
export interface PlayheadSample {
  readonly positionSec: number;
  /** Buffered without a gap from the position on. */
  readonly bufferLevelSec: number;
  /** The browser fetches the media itself, and estimates its ranges from the bytes it has. */
  readonly bufferEstimated: boolean;
  readonly paused: boolean;
  /** A seek has not landed yet. */
  readonly seeking: boolean;
  readonly rate: number;
  /** From the playhead to the end of what can be seeked to, on a live stream; else null. */
  readonly edgeDistanceSec: number | null;
  /** How far behind what is being made, on a live stream where that is known. */
  readonly liveLatencySec?: number | undefined;
  /** Box / video − 1 on the side that fits first: how much the picture is blown up. Absent while unknown. */
  readonly upscale?: number | undefined;
  /** No frame callback is to be expected: no picture, a hidden page, or a browser without them. */
  readonly frameless: boolean;
}

/**
 * One thing that was seen of a view, at a monotonic time. Facts come in the order they were seen, which a busy page
 * may do later than they happened.
 */
export type QoeFact = { readonly atMs: number } & (
  | /** `play()` was called. */ { readonly kind: 'intent' }
  | /** The browser refused that `play()` (NotAllowedError). */ { readonly kind: 'intent-withdrawn' }
  | { readonly kind: 'play'; readonly autoplay: boolean }
  | { readonly kind: 'pause' }
  | /** There is data at the playhead for the first time. */ { readonly kind: 'loaded' }
  | /** The element let go of its source. */ { readonly kind: 'emptied' }
  | { readonly kind: 'seeking'; readonly toSec: number }
  | { readonly kind: 'seeked'; readonly positionSec: number }
  | { readonly kind: 'waiting' }
  | /** It goes on. */ { readonly kind: 'playing' }
  | { readonly kind: 'ended' }
  | ({ readonly kind: 'playhead' } & PlayheadSample)
  | /** A frame came on screen; `atMs` is when, as near as the browser says. */ { readonly kind: 'frame' }
  | /** The element's own counts since it was given its source. */ {
      readonly kind: 'frame-counts';
      readonly dropped: number;
      readonly total: number;
    }
  | { readonly kind: 'visibility'; readonly hidden: boolean }
  | {
      readonly kind: 'rendered';
      readonly id: string;
      readonly bitrateKbps: number;
      readonly height?: number | undefined;
    }
  | {
      readonly kind: 'decided';
      readonly toKbps: number;
      readonly reason: string;
      readonly throughputKbps?: number | undefined;
    }
  | {
      readonly kind: 'downloaded';
      readonly throughputKbps?: number | undefined;
      /** Of a body that came over the network. */
      readonly bytes: number;
      readonly cdn?: string | undefined;
    }
  | /** The least bitrate there is to choose. */ { readonly kind: 'ladder'; readonly lowestKbps: number }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly category: string;
      readonly message: string;
      readonly fatal: boolean;
    }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'end'; readonly reason: EndReason }
);
