import { boxAt, viewOf } from './boxes.js';

/** What a track's init segment says for all of its fragments. */
export interface TrackHead {
  readonly trackId: number;
  /** Units a second. */
  readonly timescale: number;
  /** Where a fragment says nothing of its own (`trex`). */
  readonly defaults: SampleDefaults;
}

export interface SampleDefaults {
  readonly duration: number;
  readonly bytes: number;
  readonly flags: number;
}

/** Reads an init segment of one track. @throws Error where a box is missing or cut. */
export function readInit(init: Uint8Array): TrackHead {
  const view = viewOf(init);
  const mdhd = boxAt(init, 'moov/trak/mdia/mdhd').body;
  const trex = boxAt(init, 'moov/mvex/trex').body;
  return {
    trackId: view.getUint32(trex + 4),
    timescale: view.getUint32(mdhd + (view.getUint8(mdhd) === 1 ? 20 : 12)),
    defaults: {
      duration: view.getUint32(trex + 12),
      bytes: view.getUint32(trex + 16),
      flags: view.getUint32(trex + 20),
    },
  };
}
