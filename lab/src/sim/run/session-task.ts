import type { Trace } from '../network/trace.js';
import { qoeModels, scoreSession, type SessionScore } from '../score/score.js';
import { playSession } from '../session/play-session.js';
import type { Title } from '../title/title.js';
import { loadRule, type Rule } from './rule.js';
import { linkOf, planOf, type SimSettings } from './sim-settings.js';
import { TimedController } from './timed-controller.js';
import { lowestRebufferPct, unwatchableRebufferPct } from './watchable.js';

/** One trace with every title and every rule: what a worker does in one go. */
export interface SessionTask {
  readonly trace: Trace;
  readonly titles: readonly Title[];
  readonly rules: readonly Rule[];
  readonly settings: SimSettings;
}

export interface SessionTaskResult {
  /** One an entry of `titles`. */
  readonly pairs: readonly PlayedPair[];
  /** Of all sessions, one list a rule. */
  readonly decisionsMs: readonly Float32Array[];
}

export interface PlayedPair {
  readonly lowestRebufferPct: number;
  /** One a rule; empty where the pair was left out as unwatchable. */
  readonly scores: readonly SessionScore[];
}

/** Rules that this thread has run before: the first session of each runs uncompiled code, and isn't timed. */
const warm = new Set<string>();

/** A worker's whole work. */
export async function run({ trace, titles, rules, settings }: SessionTask): Promise<SessionTaskResult> {
  const link = linkOf(trace, settings);
  const makers = await Promise.all(rules.map(loadRule));
  const times = rules.map((): number[] => []);
  const pairs = titles.map((title): PlayedPair => {
    const lowest = lowestRebufferPct(settings, title, link);
    if (lowest > unwatchableRebufferPct && !settings.allPairs)
      return { lowestRebufferPct: lowest, scores: [] };
    const scores = makers.map((create, at) => {
      const label = rules[at]?.label ?? '';
      if (!warm.has(label)) playSession(planOf(settings, title, link, create()));
      warm.add(label);
      const controller = new TimedController(create());
      const session = playSession(planOf(settings, title, link, controller));
      times[at]?.push(...controller.decisionsMs);
      return scoreSession(session, qoeModels[settings.qoe]);
    });
    return { lowestRebufferPct: lowest, scores };
  });
  return { pairs, decisionsMs: times.map((list) => Float32Array.from(list)) };
}
