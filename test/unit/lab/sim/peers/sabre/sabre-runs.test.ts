import { describe, expect, it } from 'vitest';
import { Link } from '../../../../../../lab/src/sim/network/link.js';
import { BolaEnhanced } from '../../../../../../lab/src/sim/peers/sabre/bola-enhanced.js';
import { Bola } from '../../../../../../lab/src/sim/peers/sabre/bola.js';
import { Dynamic } from '../../../../../../lab/src/sim/peers/sabre/dynamic.js';
import { SabreAbr } from '../../../../../../lab/src/sim/peers/sabre/sabre-abr.js';
import type { SabreRule } from '../../../../../../lab/src/sim/peers/sabre/sabre-rule.js';
import { Throughput } from '../../../../../../lab/src/sim/peers/sabre/throughput.js';
import { scoreSession, qoeModels } from '../../../../../../lab/src/sim/score/score.js';
import { playSession } from '../../../../../../lab/src/sim/session/play-session.js';
import type { Title } from '../../../../../../lab/src/sim/title/title.js';
import fixtures from './fixtures/sabre-runs.json' with { type: 'json' };
import { playAsSabre } from './support/sabre-loop.js';

/*
 * What sabre 09b03bb printed for made-up titles and networks: as published and without abandonment (`-noa`), and with
 * abandonment after its misspelt `abandoned_to_quality` was put right.
 */

const rules: Readonly<Record<string, () => SabreRule>> = {
  'bola-e': () => new BolaEnhanced(),
  'sabre-bola': () => new Bola(),
  'sabre-bola-basic': () => new Bola({ basic: true }),
  'sabre-dynamic': () => new Dynamic(),
  'sabre-throughput': () => new Throughput(),
};

const titles: ReadonlyMap<string, Title> = new Map(
  Object.entries(fixtures.titles).map(([name, { segmentSec, bitratesKbps, segmentBytes }]) => [
    name,
    {
      name,
      segmentSec,
      renditions: bitratesKbps.map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps })),
      segmentBytes,
    },
  ]),
);

const networks = new Map(Object.entries(fixtures.networks));

type Run = (typeof fixtures.runs)[number];

function setUp(run: Run): { readonly title: Title; readonly link: Link; readonly controller: SabreAbr } {
  const title = titles.get(run.title);
  const points = networks.get(run.network);
  const createRule = rules[run.rule];
  if (title === undefined || points === undefined || createRule === undefined)
    throw new Error(`The fixture names what it does not have: ${run.rule}, ${run.title}, ${run.network}`);
  return {
    title,
    link: new Link({ id: run.network, dataset: 'made-up', points }),
    controller: new SabreAbr({
      name: run.rule,
      rule: createRule(),
      segmentCount: title.segmentBytes.length,
    }),
  };
}

describe('the rules of sabre play as sabre does', () => {
  it.each(fixtures.runs.filter(({ abandonment }) => !abandonment))(
    'in our own sessions: $rule, $title, $network',
    (run) => {
      const { title, link, controller } = setUp(run);
      const result = playSession({
        controller,
        title,
        link,
        maxBufferSec: fixtures.maxBufferSec,
        mayAbandon: false,
      });
      expect(result.segments.map(({ renditionIndex }) => renditionIndex)).toEqual(run.renditions);
      const { stallSec, startupSec, playedSec } = scoreSession(result, qoeModels.log);
      expect(stallSec).toBeCloseTo(run.rebufferSec, 5);
      expect(startupSec + stallSec + playedSec).toBeCloseTo(run.playSec, 5);
      expect(sabreScore(title, run.renditions, stallSec, run.playSec)).toBeCloseTo(run.score, 5);
    },
  );

  it.each(fixtures.runs.filter(({ abandonment }) => abandonment))(
    'with abandonment: $rule, $title, $network',
    (run) => {
      const { title, link, controller } = setUp(run);
      const result = playAsSabre(controller, title, link, fixtures.maxBufferSec);
      expect(result.renditions).toEqual(run.renditions);
      expect(result.abandoned).toBe(run.abandoned);
      expect(result.rebufferSec).toBeCloseTo(run.rebufferSec, 5);
      expect(result.playSec).toBeCloseTo(run.playSec, 5);
    },
  );
});

/** Its time-average score: a log utility a segment, less 5 utilities a segment's duration of rebuffering. */
function sabreScore(
  { renditions, segmentSec }: Title,
  played: readonly number[],
  rebufferSec: number,
  playSec: number,
): number {
  const kbps = (index: number): number => renditions[index]?.bitrateKbps ?? 0;
  const utility = played.reduce((sum, index) => sum + Math.log(kbps(index) / kbps(0)), 0);
  return (utility - (5 * rebufferSec) / segmentSec) / (playSec / segmentSec);
}
