import { seededRandom } from '../../../../src/base/random.js';
import type { FaultEffect, FaultRule, RequestKind } from '../contract.js';
import { actsOn } from './acts-on.js';
import { globFits } from './glob.js';

/** What the desk is told of a request. */
export interface DeskRequest {
  readonly kind: RequestKind;
  /** After the viewer's and the CDN's part; what follows a `?` is not looked at. */
  readonly path: string;
  readonly cdn: string | null;
  readonly region: string | null;
  /** Since the viewer's first request. */
  readonly atSec: number;
}

/** One rule's hit on one request. */
export interface Strike {
  readonly ruleId: string;
  readonly effect: FaultEffect;
  /** Decides what is left open in the effect (jitter, noise): the same for the same seed, rule and count. */
  readonly seed: number;
}

interface Desk {
  readonly rule: FaultRule;
  /** Requests that fitted in kind, path, place and time, and that the effect can act on. */
  fitted: number;
  struck: number;
}

/**
 * Says which faults strike a request. The same rules, seed and requests in the same order are struck the
 * same: each draw hangs on the seed, the rule's id and how many requests fitted the rule before.
 */
export class FaultDesk {
  readonly #seed: number;
  #desks: readonly Desk[] = [];

  constructor(rules: readonly FaultRule[], seed: number) {
    this.#seed = seed;
    this.setRules(rules);
  }

  get rules(): readonly FaultRule[] {
    return this.#desks.map(({ rule }) => rule);
  }

  /** Other rules from now on. One that was there before, unchanged, goes on counting where it was. */
  setRules(rules: readonly FaultRule[]): void {
    const before = new Map(this.#desks.map((desk) => [JSON.stringify(desk.rule), desk]));
    this.#desks = rules.map((rule) => before.get(JSON.stringify(rule)) ?? { rule, fitted: 0, struck: 0 });
  }

  /** Every effect that strikes, in the order of the rules. Counts: ask once for each request. */
  strike(request: DeskRequest): readonly Strike[] {
    const strikes: Strike[] = [];
    for (const desk of this.#desks) {
      if (!fits(desk.rule, request)) continue;
      const number = desk.fitted;
      desk.fitted += 1;
      const { skip = 0, times = Infinity, probability = 1 } = desk.rule.timing ?? {};
      if (number < skip || desk.struck >= times) continue;
      const random = seededRandom(seedOf(this.#seed, desk.rule.id, number));
      if (probability < 1 && random() >= probability) continue;
      desk.struck += 1;
      strikes.push({
        ruleId: desk.rule.id,
        effect: desk.rule.effect,
        seed: desk.rule.drawSeed ?? Math.floor(random() * 4_294_967_296),
      });
    }
    return strikes;
  }
}

function fits(
  { match, timing, effect }: FaultRule,
  { kind, path, cdn, region, atSec }: DeskRequest,
): boolean {
  if (!actsOn(effect.kind, kind)) return false;
  if (match.kinds !== undefined && !match.kinds.includes(kind)) return false;
  if (match.cdn !== undefined && match.cdn !== cdn) return false;
  if (match.region !== undefined && match.region !== region) return false;
  if (match.path !== undefined && !globFits(match.path, path.split('?', 1)[0] ?? '')) return false;
  return atSec >= (timing?.fromSec ?? 0) && atSec < (timing?.toSec ?? Infinity);
}

/** FNV-1a (Fowler, Noll, Vo) over the three, 32 bits. */
function seedOf(seed: number, ruleId: string, number: number): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${ruleId}/${number}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
