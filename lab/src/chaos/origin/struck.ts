import type { RequestKind } from '../contract.js';
import type { Answer } from '../faults/answer.js';
import { effectOf } from '../faults/effects/effect-of.js';
import type { Effect, StruckRequest, Verdict } from '../faults/effects/effect.js';
import type { Strike } from '../faults/fault-desk.js';
import type { ViewerPath } from './viewer-path.js';

/** An effect with the request that it acts on. */
export interface Struck {
  readonly effect: Effect;
  readonly request: StruckRequest;
}

export interface StruckContext {
  readonly kind: RequestKind;
  readonly place: ViewerPath;
  readonly memory: Map<string, Answer>;
  readonly wait: (ms: number) => Promise<void>;
}

export function struckBy(
  strikes: readonly Strike[],
  { kind, place: { path, prefix }, memory, wait }: StruckContext,
): readonly Struck[] {
  return strikes.map(({ effect, ruleId, seed }) => ({
    effect: effectOf(effect),
    request: { kind, path, prefix, ruleId, seed, memory, wait },
  }));
}

/** What the effects decide before the source is asked: the first that decides anything does. */
export async function applyBefore(struck: readonly Struck[]): Promise<Verdict> {
  for (const { effect, request } of struck) {
    const verdict = (await effect.before?.(request)) ?? null;
    if (verdict !== null) return verdict;
  }
  return null;
}

/** The answer as all effects leave it, in the order of their rules. */
export async function applyAfter(struck: readonly Struck[], answer: Answer): Promise<Answer> {
  let changed = answer;
  for (const { effect, request } of struck) changed = (await effect.after?.(changed, request)) ?? changed;
  return changed;
}
