import type { Random } from '../../../../src/base/random.js';
import type { FaultEffect } from '../contract.js';
import { Fields, nameOf } from '../../document/fields.js';
import { refusal } from '../../document/place.js';
import type { Disturbance } from './disturbance.js';
import { portionInWords } from './latency-monkey.js';
import type { Monkey } from './monkey.js';
import { listed, requestKinds } from './request-kinds.js';
import { readSpan, spanKeys } from './span.js';
import { targetInWords } from './target-of.js';

const keys = [...spanKeys, 'cdns', 'kinds', 'how', 'everySec', 'forSec', 'share'] as const;

const ways = ['reset', 'hang', '500', '502', '503', '504'] as const;
type Way = (typeof ways)[number];

/**
 * Kills an instance now and then: in every stretch of `everySec`, at a moment of its own choice, one of the
 * CDNs fails for `forSec`. Without CDNs the origin itself is the instance.
 */
export const chaosMonkey: Monkey = {
  name: 'chaos',
  summary: 'kills a random CDN at random moments: resets, hangs, 500, 502, 503, 504',

  disturbances(at, setting, random) {
    const fields = new Fields(at, 'a chaos monkey', keys);
    const { fromSec, toSec } = readSpan(fields, setting);
    const everySec = fields.number('everySec', { from: 1, to: 3600 }, 20);
    const forSec = fields.number('forSec', { from: 0.1, to: 600 }, 2);
    if (forSec > everySec)
      throw refusal(
        at,
        `it kills for ${forSec} s every ${everySec} s, which leaves no time between`,
        'Give a forSec that is no more than everySec, or use kong to take a CDN away for good',
      );
    const names = setting.cdns.map(({ name }) => name);
    const cdns = fields.has('cdns') ? fields.list('cdns').map((item) => nameOf(item, 'cdn', names)) : names;
    const how = fields.has('how') ? fields.list('how').map(wayOf) : (['reset', '503', 'hang'] as const);
    const kinds = fields.someOf('kinds', requestKinds, []);
    const share = fields.number('share', { from: 0, to: 1 }, 1);
    return killTimes({ fromSec, toSec, everySec, forSec }, random).map((kill, index): Disturbance => {
      const id = `${setting.id}.${index + 1}`;
      const cdn = pick(cdns, random);
      const way = pick(how, random) ?? 'reset';
      const match = { ...(kinds.length > 0 && { kinds }), ...(cdn !== undefined && { cdn }) };
      const what = kinds.length > 0 ? listed(kinds) : 'every request';
      return {
        id,
        monkey: 'chaos',
        fromSec: kill.fromSec,
        toSec: kill.toSec,
        inWords: `${portionInWords(share)}${what}${targetInWords(match)}: ${wayInWords(way)}`,
        act: {
          kind: 'faults',
          rules: [{ id, match, ...(share < 1 && { timing: { probability: share } }), effect: effectOf(way) }],
        },
      };
    });
  },
};

interface Rhythm {
  readonly fromSec: number;
  readonly toSec: number;
  readonly everySec: number;
  readonly forSec: number;
}

/** One kill in each stretch of `everySec`, whole within it, and within the span. To the millisecond. */
function killTimes(
  { fromSec, toSec, everySec, forSec }: Rhythm,
  random: Random,
): { fromSec: number; toSec: number }[] {
  const kills = [];
  for (let startSec = fromSec; startSec < toSec; startSec += everySec) {
    const slackSec = Math.min(startSec + everySec, toSec) - startSec - forSec;
    const drawn = random();
    if (slackSec < 0) break;
    const killSec = Math.round((startSec + drawn * slackSec) * 1000) / 1000;
    kills.push({ fromSec: killSec, toSec: Math.min(Math.round((killSec + forSec) * 1000) / 1000, toSec) });
  }
  return kills;
}

/** Draws even where there is no choice, so that one more name changes no other draw. */
function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** A document may write a status as a number. */
function wayOf(item: Parameters<typeof nameOf>[0]): Way {
  return nameOf(
    { ...item, value: typeof item.value === 'number' ? String(item.value) : item.value },
    'how',
    ways,
  );
}

function effectOf(way: Way): FaultEffect {
  return way === 'reset' || way === 'hang' ? { kind: way } : { kind: 'status', status: Number(way) };
}

function wayInWords(way: Way): string {
  if (way === 'reset') return 'reset';
  return way === 'hang' ? 'never answered' : way;
}
