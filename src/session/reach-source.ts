import { networkOffline } from '../media/load-errors.js';

/**
 * For a device that says it is offline: whether the source answers all the same, from this device or a cache.
 * Nothing of ours is fetched before it has: Chromium remembers an import() that failed for as long as the page
 * lives, so that the player could never play.
 * @throws SvError NETWORK_OFFLINE, or an AbortError DOMException once `signal` is aborted.
 */
export async function reachSource(src: string, signal?: AbortSignal): Promise<void> {
  if (!URL.canParse(src, document.baseURI)) return;
  try {
    const answer = await fetch(src, signal ? { signal } : {});
    await answer.body?.cancel();
  } catch {
    signal?.throwIfAborted();
    throw networkOffline(new URL(src, document.baseURI).href);
  }
}
