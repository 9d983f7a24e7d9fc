/** One encoding of the title's video, as the manifest declares it. */
export interface Rendition {
  /** Unique within the source, stable while it is loaded. */
  readonly id: string;
  /** Average encoded bitrate, video plus its muxed or default audio where the manifest counts it in. */
  readonly bitrateKbps: number;
  /** Peak bitrate where declared (HLS `BANDWIDTH`); else absent. */
  readonly peakKbps?: number;
  readonly width?: number;
  readonly height?: number;
  readonly frameRate?: number;
  /** RFC 6381 codecs string. */
  readonly codec?: string;
}

/**
 * The ladder: renditions ascending by bitrate. A `renditionIndex` anywhere in this package
 * is an index into this list, whatever order the manifest or the engine used.
 */
export type Ladder = readonly Rendition[];

/** Who chooses: the controller, or the viewer. */
export type RenditionSelection =
  { readonly mode: 'auto' } | { readonly mode: 'pinned'; readonly renditionIndex: number };

/** An upper bound on what the controller may choose; a pin is not bound by it. */
export interface RenditionCap {
  readonly maxHeight?: number;
  readonly maxBitrateKbps?: number;
}

/** What all of these allow. */
export function strictestCap(caps: readonly RenditionCap[]): RenditionCap {
  if (caps.length === 0) return {};
  const least = (key: keyof RenditionCap): number => Math.min(...caps.map((cap) => cap[key] ?? Infinity));
  return { maxHeight: least('maxHeight'), maxBitrateKbps: least('maxBitrateKbps') };
}

/**
 * The highest index that `cap` allows; 0 when it allows none, since something must play.
 * A rendition of unknown height passes a height cap.
 */
export function highestAllowedIndex(ladder: Ladder, cap: RenditionCap): number {
  const { maxHeight = Infinity, maxBitrateKbps = Infinity } = cap;
  const allowed = ladder.findLastIndex(
    ({ height = 0, bitrateKbps }) => height <= maxHeight && bitrateKbps <= maxBitrateKbps,
  );
  return Math.max(0, allowed);
}
