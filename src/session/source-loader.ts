import { systemClock, type Clock } from '../base/clock.js';
import { createEngine, detectSource, preloadEngine, typeFromName } from '../engine/index.js';
import type { MediaEngine } from '../media/media-engine.js';
import type { RequestMarker } from '../media/request-marker.js';
import type { LateLimits } from './limits/late-limits.js';
import { reachSource } from './reach-source.js';
import type { SessionAbr } from './session-abr.js';
import type { SourceOptions } from './session.js';

export interface SourceLoaderOptions {
  readonly media: HTMLVideoElement;
  readonly abr: SessionAbr;
  readonly limits: LateLimits;
  readonly clock?: Clock;
  readonly preferNative: boolean;
  /** Marks the engine's requests; null where nothing does. */
  readonly marker: Promise<RequestMarker | null> | null;
}

/**
 * From an address to an engine that has understood it. The engine's script is asked for at once
 * where the name tells the type, the controller's beside it, and that of limits which bear on the first
 * choice, while the rest goes on.
 * @param made called with the engine before it loads, so that its events are heard from the first.
 * @throws SvError, or an AbortError DOMException once `signal` is aborted.
 */
export async function loadSource(
  src: string,
  { type, startSec }: SourceOptions,
  { media, abr, limits, clock = systemClock, preferNative, marker }: SourceLoaderOptions,
  signal: AbortSignal,
  made: (engine: MediaEngine) => void,
): Promise<void> {
  if (!navigator.onLine) await reachSource(src, signal);
  const decided = abr.ready();
  // Its failure is told below; a source that fails first must not leave it unheard.
  decided.catch(() => {});
  const limited = limits.ready();
  const known = typeFromName(src, type);
  if (known && !preferNative && URL.canParse(src, document.baseURI)) {
    preloadEngine(known, new URL(src, document.baseURI).href, marker === null);
  }
  const source = await detectSource(src, { signal, ...(type === undefined ? {} : { type }) });
  await limited;
  const mark = await marker;
  const engine = await createEngine(
    source,
    { media, controller: limits.over(abr.controller), clock, ...(mark ? { mark } : {}) },
    preferNative ? { prefer: 'native' } : {},
  );
  if (signal.aborted) {
    engine.destroy();
    signal.throwIfAborted();
  }
  made(engine);
  await decided;
  await engine.load(source, startSec === undefined ? {} : { startSec });
  signal.throwIfAborted();
}
