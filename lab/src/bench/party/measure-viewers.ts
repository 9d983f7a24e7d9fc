import { convergence, type Drift, farDrift, lateJoinSec, stalls, steadyDrift } from './drift/scenes.js';
import { setStage } from './drift/stage.js';

export type ViewerPart = 'drift' | 'far' | 'converge' | 'join' | 'stalls';

interface Wanted {
  readonly isWanted: (part: ViewerPart) => boolean;
  readonly driftSeconds: number;
  /** Of the room in which one viewer runs dry again and again. */
  readonly stallSeconds: number;
}

const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Real pages with `<sv-player>` in one room: how far apart they are, by the frames they show. */
export async function measureViewers({ isWanted, driftSeconds, stallSeconds }: Wanted): Promise<{
  readonly figures: Record<string, number>;
  readonly details: Record<string, unknown>;
}> {
  const figures: Record<string, number> = {};
  const details: Record<string, unknown> = {};
  const stage = await setStage();
  try {
    console.log(`Chromium ${stage.browser}`);
    if (isWanted('drift')) {
      const drift = await steadyDrift(stage, driftSeconds);
      console.log(`two viewers, loopback · ${inWords(drift)}`);
      figures['driftMedianMs'] = rounded(drift.medianMs);
      figures['driftP95Ms'] = rounded(drift.p95Ms);
      details['drift'] = drift;
    }
    if (isWanted('far')) {
      const drift = await farDrift(stage, driftSeconds);
      console.log(`two viewers, 200 ± 50 ms, 1 % lost · ${inWords(drift)}`);
      figures['jitterDriftP95Ms'] = rounded(drift.p95Ms);
      details['far'] = drift;
    }
    if (isWanted('converge')) {
      const came = await convergence(stage);
      for (const { offSec, sec, seeks } of came) {
        console.log(`${offSec.toFixed(2)} s off · within a frame after ${sec.toFixed(1)} s, ${seeks} seeks`);
      }
      figures['convergeFrom1sSec'] = rounded(Math.max(...came.map(({ sec }) => sec)));
      figures['convergeSeeks'] = came.reduce((sum, { seeks }) => sum + seeks, 0);
      details['converge'] = came;
    }
    if (isWanted('join')) {
      const sec = await lateJoinSec(stage);
      console.log(`a late viewer · within a frame ${sec.toFixed(2)} s after their first`);
      figures['lateJoinSec'] = rounded(sec, 2);
    }
    if (isWanted('stalls')) {
      const seen = await stalls(stage, stallSeconds);
      const seeks = seen.seeks.reduce((sum, each) => sum + each.length, 0);
      console.log(
        `three viewers, ${stallSeconds} s, one stalling · ${seen.stops} stops, ${seeks} seeks, the room moved ${seen.movedPct.toFixed(0)} % of the time`,
      );
      figures['seeksIn10Min'] = seeks;
      figures['stallStops'] = seen.stops;
      details['stalls'] = seen;
    }
  } finally {
    await stage.close();
  }
  return { figures, details };
}

function inWords({ medianMs, p95Ms, meanMs, looks, seeks, clockErrorsMs }: Drift): string {
  const clocks = clockErrorsMs.map((ms) => ms.toFixed(1)).join(' and ');
  return `median ${medianMs.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms, mean ${meanMs.toFixed(1)} ms (${looks} looks, ${seeks} seeks); clocks off by ${clocks} ms`;
}
