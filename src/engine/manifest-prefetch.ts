/** A manifest or playlist that came, with its times (monotonic ms). */
export interface PrefetchedManifest {
  /** Its body has been read. */
  readonly response: Response;
  readonly text: string;
  readonly startMs: number;
  readonly firstByteMs: number;
  readonly endMs: number;
}

/** `failed` is for the engine's own request to explain, with its retries. */
export type PrefetchOutcome = PrefetchedManifest | 'failed' | 'timeout';

/** A manifest older than this may no longer be what the origin says. */
const FRESH_MS = 10_000;
/** As the engine's own request would be given. */
const TIMEOUT_MS = 9_000;
/** Nearly every answer has begun by now; one lost request must not cost the viewer the whole wait. */
const SECOND_ASKING_MS = 3_000;

const held = new Map<string, Promise<PrefetchOutcome>>();

/**
 * Asks for a manifest while the engine's script is still on its way: a round trip off the viewer's
 * wait. A failure is the engine's to tell, when it asks in earnest.
 */
export function prefetchManifest(url: string): Promise<PrefetchOutcome> {
  const known = held.get(url);
  if (known) return known;
  const outcome = fetchManifest(url);
  held.set(url, outcome);
  setTimeout(() => held.delete(url), FRESH_MS);
  return outcome;
}

/** What was asked for beforehand, to be had once; undefined when nothing was. */
export function takeManifest(url: string): Promise<PrefetchOutcome> | undefined {
  const found = held.get(url);
  held.delete(url);
  return found;
}

async function fetchManifest(url: string): Promise<PrefetchOutcome> {
  const startMs = performance.now();
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await firstAnswer(url, signal);
    const firstByteMs = performance.now();
    if (!response.ok) return 'failed';
    const text = await response.text();
    return { response, text, startMs, firstByteMs, endMs: performance.now() };
  } catch {
    return signal.aborted ? 'timeout' : 'failed';
  }
}

/** A request that isn't answered soon is joined by a second, and whichever is answered first is taken. */
async function firstAnswer(url: string, signal: AbortSignal): Promise<Response> {
  const first = fetch(url, { signal });
  let cancel: () => void = () => {};
  const late = new Promise<'late'>((resolve) => {
    const timer = setTimeout(resolve, SECOND_ASKING_MS, 'late');
    cancel = () => {
      clearTimeout(timer);
    };
  });
  const answer = await Promise.race([first, late]).finally(cancel);
  if (answer !== 'late') return answer;
  // In Chromium a request that may be kept waits for an equal one that is under way.
  return Promise.any([first, fetch(url, { signal, cache: 'no-store' })]);
}
