import type { FaultEffect } from '../contract.js';
import { Fields } from '../../document/fields.js';
import { refusal } from '../../document/place.js';
import type { Monkey } from './monkey.js';
import { readSpan, spanKeys } from './span.js';
import { readTarget, targetInWords } from './target-of.js';

const keys = [...spanKeys, 'cdn', 'region', 'how'] as const;

const ways = {
  refuse: { effect: { kind: 'reset' }, inWords: 'refused' },
  hang: { effect: { kind: 'hang' }, inWords: 'never answered' },
  unavailable: { effect: { kind: 'status', status: 503 }, inWords: '503' },
} as const satisfies Record<string, { effect: FaultEffect; inWords: string }>;

/** Takes away a whole CDN, or all CDNs of a region: every request through them, of whatever kind. */
export const kongMonkey: Monkey = {
  name: 'kong',
  summary: 'takes away a whole CDN or region: every request through it is refused, hung or answered 503',

  disturbances(at, setting) {
    const fields = new Fields(at, 'a kong', keys);
    const span = readSpan(fields, setting);
    const target = readTarget(fields, setting);
    if ((target.cdn === undefined) === (target.region === undefined))
      throw refusal(
        at,
        target.cdn === undefined
          ? 'this kong has nothing to take away'
          : 'this kong has both a cdn and a region',
        'Give either cdn or region',
      );
    const way = ways[fields.oneOf('how', ['refuse', 'hang', 'unavailable'], 'refuse')];
    return [
      {
        id: setting.id,
        monkey: 'kong',
        ...span,
        inWords: `every request${targetInWords(target)}: ${way.inWords}`,
        act: { kind: 'faults', rules: [{ id: setting.id, match: target, effect: way.effect }] },
      },
    ];
  },
};
