/** One coded picture or one frame of sound, and where its bytes lie in the stored title. */
export interface StoredSample {
  /** Relative to the title's folder. */
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
  /** Decode time, duration and composition offset in the track's timescale. */
  readonly decodeTime: number;
  readonly duration: number;
  readonly compositionOffset: number;
  /** ISO/IEC 14496-12, 8.8.3.1. */
  readonly flags: number;
}

/** `sample_is_non_sync_sample`: decoding can't begin here. */
const NON_SYNC = 0x1_00_00;

export function startsDecoding({ flags }: Pick<StoredSample, 'flags'>): boolean {
  return (flags & NON_SYNC) === 0;
}
