import type { OneLimitDeps } from './limit-deps.js';
import type { DataSaver } from './limit-options.js';
import { networkInformation } from './network-information.js';

/**
 * About 0.45 GB an hour: between the "low" (0.3) and the "medium, SD" (0.7) of Netflix's data settings. By
 * bitrate alone, since that is what data costs: a better codec may show more for it.
 */
const SAVING_KBPS = 1_000;

/** @returns stops it. */
export function limitToDataSaver({ caps }: OneLimitDeps, saver: DataSaver): () => void {
  const network = saver === 'auto' ? networkInformation() : undefined;
  const apply = (): void => {
    const saves = saver === 'on' || network?.saveData === true;
    caps.set('data-saver', saves ? { maxBitrateKbps: SAVING_KBPS } : {});
  };
  network?.addEventListener?.('change', apply);
  apply();
  return () => {
    network?.removeEventListener?.('change', apply);
    caps.set('data-saver', {});
  };
}
