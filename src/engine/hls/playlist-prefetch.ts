import { firstPlaylists } from './first-playlists.js';

/** A playlist that came, with its times (monotonic ms). */
export interface PrefetchedPlaylist {
  /** After redirects. */
  readonly url: string;
  readonly text: string;
  readonly startMs: number;
  readonly firstByteMs: number;
  readonly endMs: number;
}

/** `failed` is for the engine's own request to explain, with its retries. */
export type PrefetchOutcome = PrefetchedPlaylist | 'failed' | 'timeout';

interface Held {
  readonly startMs: number;
  readonly outcome: Promise<PrefetchOutcome>;
}

/** A playlist older than this may no longer be what the origin says. */
const FRESH_MS = 10_000;
/** As the engine's own request would be given. */
const TIMEOUT_MS = 9_000;

const held = new Map<string, Held>();

/**
 * Asks for a source's playlists while the engine's script is still on its way: two round trips off the
 * viewer's wait. A failure is the engine's to tell, when it asks in earnest.
 */
export function prefetchPlaylists(url: string): void {
  void prefetch(url).then((outcome) => {
    if (typeof outcome === 'string') return;
    for (const uri of firstPlaylists(outcome.text)) {
      if (URL.canParse(uri, outcome.url)) void prefetch(new URL(uri, outcome.url).href);
    }
  });
}

function prefetch(url: string): Promise<PrefetchOutcome> {
  const startMs = performance.now();
  for (const [other, { startMs: since }] of held) {
    if (startMs - since > FRESH_MS) held.delete(other);
  }
  const known = held.get(url);
  if (known) return known.outcome;
  const outcome = fetchPlaylist(url, startMs);
  held.set(url, { startMs, outcome });
  return outcome;
}

/** What was asked for beforehand, to be had once; null when nothing was. */
export function takePlaylist(url: string): Promise<PrefetchOutcome> | null {
  const found = held.get(url);
  held.delete(url);
  return found && performance.now() - found.startMs <= FRESH_MS ? found.outcome : null;
}

async function fetchPlaylist(url: string, startMs: number): Promise<PrefetchOutcome> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const firstByteMs = performance.now();
    if (!response.ok) return 'failed';
    const text = await response.text();
    return { url: response.url, text, startMs, firstByteMs, endMs: performance.now() };
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timeout' : 'failed';
  }
}
