import type Hls from 'hls.js';
import { engineLoadFailed } from '../../media/load-errors.js';

export type HlsClass = typeof Hls;

/** What is used of hls.js's script. */
export interface HlsModule {
  readonly default: HlsClass;
  readonly FetchLoader: HlsClass['DefaultConfig']['loader'];
}

/** What ours are made over. */
export interface BaseLoaders {
  readonly loader: HlsClass['DefaultConfig']['loader'];
  readonly FetchLoader: HlsClass['DefaultConfig']['loader'];
}

/** The script, asked for once and kept; asked for again only after a failure. */
let loading: Promise<HlsModule> | null = null;

/** @throws SvError ENGINE_LOAD_FAILED */
export async function loadHls(): Promise<HlsModule> {
  loading ??= import('hls.js').then(({ default: Hls, FetchLoader }) => ({ default: Hls, FetchLoader }));
  try {
    return await loading;
  } catch (cause) {
    loading = null;
    throw engineLoadFailed('HLS', cause);
  }
}
