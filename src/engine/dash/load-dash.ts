import type * as Dash from 'dashjs';
import { engineLoadFailed } from '../../media/load-errors.js';

/**
 * dash.js, fetched when first asked for; later calls share the answer.
 * @throws SvError ENGINE_LOAD_FAILED; the next call tries again.
 */
export async function loadDash(): Promise<typeof Dash> {
  try {
    return await import('dashjs');
  } catch (cause) {
    throw engineLoadFailed('dash', cause);
  }
}
