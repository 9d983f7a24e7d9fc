import type { FaultRule } from '../contract.js';
import { Fields } from '../../document/fields.js';
import { refusal } from '../../document/place.js';
import type { Disturbance } from './disturbance.js';
import type { Monkey } from './monkey.js';
import { listed, requestKinds } from './request-kinds.js';
import { readSpan, spanKeys } from './span.js';
import { readTarget, targetInWords } from './target-of.js';

const keys = [
  ...spanKeys,
  'cdn',
  'region',
  'kinds',
  'delayMs',
  'jitterMs',
  'share',
  'linkLatencyMs',
  'linkShare',
] as const;

/** A minute: no player waits longer for an answer. */
const longestMs = 60_000;

/** Makes answers late: each by a delay of its own, or all by a longer, narrower link. */
export const latencyMonkey: Monkey = {
  name: 'latency',
  summary: 'delays answers by delayMs and up to jitterMs more, or lengthens and narrows the link',

  disturbances(at, setting) {
    const fields = new Fields(at, 'a latency monkey', keys);
    const base = { monkey: 'latency', ...readSpan(fields, setting) } as const;
    const delayMs = fields.number('delayMs', { from: 0, to: longestMs }, 0);
    const jitterMs = fields.number('jitterMs', { from: 0, to: longestMs }, 0);
    const addLatencyMs = fields.number('linkLatencyMs', { from: 0, to: longestMs }, 0);
    const kbpsShare = fields.number('linkShare', { from: 0.01, to: 1 }, 1);
    const kinds = fields.someOf('kinds', requestKinds, []);
    const share = fields.number('share', { from: 0, to: 1 }, 1);
    const target = readTarget(fields, setting);
    const disturbances: Disturbance[] = [];
    if (delayMs + jitterMs > 0) {
      const rule: FaultRule = {
        id: `${setting.id}.delay`,
        match: { ...(kinds.length > 0 && { kinds }), ...target },
        ...(share < 1 && { timing: { probability: share } }),
        effect: { kind: 'delay', ms: delayMs, ...(jitterMs > 0 && { jitterMs }) },
      };
      const wait = jitterMs > 0 ? `${delayMs} to ${delayMs + jitterMs}` : `${delayMs}`;
      const what = kinds.length > 0 ? listed(kinds) : 'every request';
      disturbances.push({
        ...base,
        id: `${setting.id}.delay`,
        inWords: `${portionInWords(share)}${what}${targetInWords(target)}: ${wait} ms late`,
        act: { kind: 'faults', rules: [rule] },
      });
    }
    if (addLatencyMs > 0 || kbpsShare < 1)
      disturbances.push({
        ...base,
        id: `${setting.id}.link`,
        inWords: `the link: ${addLatencyMs} ms more latency, ${Math.round(kbpsShare * 100)} % of its bandwidth`,
        act: { kind: 'link', change: { addLatencyMs, kbpsShare } },
      });
    if (disturbances.length > 0) return disturbances;
    throw refusal(
      at,
      'this latency monkey delays nothing',
      'Give delayMs, jitterMs, linkLatencyMs or linkShare',
    );
  },
};

/** `30 % of `; empty for all. */
export function portionInWords(share: number): string {
  return share < 1 ? `${Math.round(share * 1000) / 10} % of ` : '';
}
