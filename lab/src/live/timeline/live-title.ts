import type { StoredRendition, StoredTitle } from '../title/stored-title.js';
import { LiveGrid } from './live-grid.js';
import type { LiveOptions } from './live-options.js';
import { liveAudio, liveVideo, type LiveTrack } from './live-track.js';

export interface LiveRendition {
  readonly listed: StoredRendition;
  readonly track: LiveTrack;
}

/** A stored title as a live one: what there is at which moment. No clock in it, no files. */
export interface LiveTitle {
  readonly options: LiveOptions;
  readonly grid: LiveGrid;
  readonly renditions: readonly LiveRendition[];
  readonly audio: LiveTrack | null;
  /** Every track by the path that names it in URLs. */
  readonly tracks: ReadonlyMap<string, LiveTrack>;
}

export function liveTitle(title: StoredTitle, options: LiveOptions): LiveTitle {
  const grid = new LiveGrid(title, options);
  const settings = { grid, discontinuities: options.discontinuities };
  const renditions = title.renditions.map((listed) => ({ listed, track: liveVideo(listed, settings) }));
  const audio = title.audio === null ? null : liveAudio(title.audio, settings);
  const all = [...renditions.map(({ track }) => track), ...(audio === null ? [] : [audio])];
  const tracks = new Map(all.map((track) => [track.stored.path, track]));
  return { options, grid, renditions, audio, tracks };
}
