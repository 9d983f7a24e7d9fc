import type Hls from 'hls.js';
import { engineLoadFailed } from '../../media/errors.js';

export type HlsClass = typeof Hls;

/** The script, asked for once and kept; asked for again only after a failure. */
let loading: Promise<HlsClass> | null = null;

/** @throws SvError ENGINE_LOAD_FAILED */
export async function loadHls(): Promise<HlsClass> {
  loading ??= import('hls.js').then((module) => module.default);
  try {
    return await loading;
  } catch (cause) {
    loading = null;
    throw engineLoadFailed('HLS', cause);
  }
}
