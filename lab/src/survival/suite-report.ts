import type { StreamFormat } from '../play/players.js';
import type { SurvivalResult, Survivor } from './play-suite.js';
import type { SurvivalFault } from './survival-fault.js';
import type { Outcome } from './verdict.js';

const OURS = 'sv-player';

export function labelOf({ player, format }: Survivor): string {
  return `${player} ${format}`;
}

/** What became of it, in a few words. */
export function wordsOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'plays-on':
      return `plays on, ${outcome.waitSec.toFixed(1)} s`;
    case 'poor':
      return outcome.why;
    case 'error':
      return `error ${outcome.code}, ${outcome.atSec.toFixed(0)} s`;
    case 'hang':
      return `HANGS at ${outcome.positionSec.toFixed(0)} s`;
    case 'crashed':
      return `page crashed: ${outcome.message.slice(0, 60)}`;
  }
}

/** Markdown: a line for each fault, a column for each player; what isn't as it should be is marked. */
export function tableOf(
  faults: readonly SurvivalFault[],
  survivors: readonly Survivor[],
  results: readonly SurvivalResult[],
): string {
  const head = ['fault', 'owed', ...survivors.map(labelOf)];
  const lines = faults.map((fault) => [
    `${fault.group}: ${fault.words} (\`${fault.id}\`)`,
    fault.expected.replace('-', ' '),
    ...survivors.map((survivor) => {
      const result = results.find((each) => each.fault === fault.id && labelOf(each) === labelOf(survivor));
      return result === undefined ? '–' : `${wordsOf(result.outcome)}${result.survived ? '' : ' ✗'}`;
    }),
  ]);
  const sums = survivors.map((survivor) => {
    const { survived, plays } = countsOf(results.filter((each) => labelOf(each) === labelOf(survivor)));
    return `${survived} of ${plays}`;
  });
  return [head, head.map(() => '---'), ...lines, ['**as owed**', '', ...sums]]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

export interface Counts {
  readonly plays: number;
  readonly survived: number;
  readonly playsOn: number;
  readonly errors: number;
  readonly poor: number;
  readonly hangs: number;
  readonly crashed: number;
}

export function countsOf(results: readonly SurvivalResult[]): Counts {
  const of = (kind: Outcome['kind']): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    plays: results.length,
    survived: results.filter(({ survived }) => survived).length,
    playsOn: of('plays-on'),
    errors: of('error'),
    poor: of('poor'),
    hangs: of('hang'),
    crashed: of('crashed'),
  };
}

/** What `<sv-player>` owed and didn't give; a hang is never what is owed. */
export function missesOf(results: readonly SurvivalResult[]): readonly SurvivalResult[] {
  return results.filter(({ player, survived }) => player === OURS && !survived);
}

/** By name, as `bench:faults` prints them; a player that wasn't asked has none. */
export function figuresOf(
  faults: readonly SurvivalFault[],
  results: readonly SurvivalResult[],
): Readonly<Record<string, number>> {
  const figures: Record<string, number> = { faults: faults.length };
  for (const format of ['hls', 'dash'] satisfies StreamFormat[]) {
    const ours = results.filter((each) => each.player === OURS && each.format === format);
    if (ours.length === 0) continue;
    const { survived, hangs } = countsOf(ours);
    figures[`${format}.survived`] = survived;
    figures[`${format}.hangs`] = hangs;
  }
  const peers = results.filter(({ player }) => player !== OURS);
  const counts = Array.from(
    new Set(peers.map(labelOf)),
    (label) => countsOf(peers.filter((each) => labelOf(each) === label)).survived,
  );
  if (counts.length > 0) figures['bestPeer.survived'] = Math.max(...counts);
  return figures;
}
