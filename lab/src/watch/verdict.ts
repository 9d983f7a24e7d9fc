import type { PlayEnd, PlayOutcome } from './play-outcome.js';

/** What a play is held to; a limit that isn't there holds nothing. */
export interface WatchLimits {
  readonly maxStartupMs?: number;
  readonly maxRebufferPct?: number;
}

export type BreachCode =
  'no-page' | 'no-video' | 'never-started' | 'failed' | 'crashed' | 'slow-startup' | 'rebuffering';

/** One thing that a viewer would have suffered from. */
export interface Breach {
  readonly code: BreachCode;
  /** A sentence with the figures. */
  readonly message: string;
}

/** What is wrong with a play; nothing, if the list is empty. */
export function breachesOf({ end, figures }: PlayOutcome, limits: WatchLimits): readonly Breach[] {
  const breaches: Breach[] = [];
  const ended = breachOfEnd(end);
  if (ended !== null) breaches.push(ended);
  const { startupMs, rebufferPct, stallSec, stallCount } = figures;
  const { maxStartupMs, maxRebufferPct } = limits;
  if (maxStartupMs !== undefined && startupMs !== null && startupMs > maxStartupMs)
    breaches.push({
      code: 'slow-startup',
      message: `The first frame took ${Math.round(startupMs)} ms, over the limit of ${maxStartupMs} ms.`,
    });
  if (maxRebufferPct !== undefined && rebufferPct !== null && rebufferPct > maxRebufferPct)
    breaches.push({
      code: 'rebuffering',
      message:
        `It stalled for ${rebufferPct.toFixed(1)} % of the time (${stallCount} times, ${stallSec.toFixed(1)} s), ` +
        `over the limit of ${maxRebufferPct} %.`,
    });
  return breaches;
}

function breachOfEnd(end: PlayEnd): Breach | null {
  switch (end.kind) {
    case 'played':
      return null;
    case 'never-started':
      return { code: 'never-started', message: 'No frame came in the whole time.' };
    case 'no-video':
      return { code: 'no-video', message: 'There is no <video> on the page.' };
    case 'failed':
      return { code: 'failed', message: `It failed with ${end.code}: ${end.message}` };
    case 'no-page':
      return { code: 'no-page', message: end.message };
    case 'crashed':
      return { code: 'crashed', message: end.message };
  }
}
