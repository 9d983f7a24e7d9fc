import type { Standing, StartStanding } from './summarise.js';

export const OURS = 'sv-player';

export const isOurs = (label: string): boolean => label.startsWith(`${OURS} `);

/** Flat, for comparing runs. What wasn't measured isn't in it. */
export function figuresByName(
  standings: readonly Standing[],
  starts: readonly StartStanding[],
  hindsight: number | null,
): Record<string, number> {
  const named: Record<string, number | undefined> = { 'hindsight.qoe': hindsight ?? undefined };
  for (const format of ['hls', 'dash']) {
    const ours = standings.find(({ label }) => label === `${OURS} ${format}`);
    named[`${format}.qoe`] = ours?.qoe;
    named[`${format}.stallSec`] = ours?.stallSec;
    named[`${format}.firstFrameMs`] = starts.find(({ label }) => label === `${OURS} ${format}`)?.firstFrameMs
      .median;
  }
  const best = bestPeerOf(standings);
  named['bestPeer.qoe'] = best?.qoe;
  named['bestPeer.stallSec'] = best?.stallSec;
  named['fastestPeer.firstFrameMs'] = starts.find(({ label }) => !isOurs(label))?.firstFrameMs.median;
  return Object.fromEntries(
    Object.entries(named).filter(
      (entry): entry is [string, number] => entry[1] !== undefined && Number.isFinite(entry[1]),
    ),
  );
}

/** By QoE, of all peers and formats. */
export function bestPeerOf(standings: readonly Standing[]): Standing | undefined {
  return standings.find(({ label }) => !isOurs(label));
}
