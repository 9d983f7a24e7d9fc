import type { FaultEffect, FaultRule, RequestEntry, RequestKind } from '../contract.js';
import type { Journal } from './journal-entry.js';

/** One effect that struck one request, named so that it is found again in another run. */
export interface JournalledStrike {
  readonly viewer: string;
  readonly kind: RequestKind;
  /** Without the query. */
  readonly path: string;
  /** Among the viewer's requests of this kind and path since their first, from 0; through whatever CDN. */
  readonly ordinal: number;
  readonly ruleId: string;
  readonly effect: FaultEffect;
  /** What decided the effect's draws; null where the origin didn't say. */
  readonly drawSeed: number | null;
}

/**
 * Everything that the experiment's rules struck, by viewer and in the order of arrival. Strikes of rules
 * that aren't the experiment's (a viewer's own faults) are not its matter, and left out.
 */
export function strikesOf(journal: Journal): readonly JournalledStrike[] {
  const effects = effectsOf(journal);
  const ordinals = new Map<string, number>();
  return requestsOf(journal).flatMap((request) => {
    const path = pathOf(request);
    const same = `${request.viewer}\n${request.kind}\n${path}`;
    const ordinal = ordinals.get(same) ?? 0;
    ordinals.set(same, ordinal + 1);
    return request.faults.flatMap((ruleId, index): JournalledStrike[] => {
      const effect = effects.get(ruleId);
      if (effect === undefined) return [];
      const { viewer, kind } = request;
      return [{ viewer, kind, path, ordinal, ruleId, effect, drawSeed: request.faultSeeds?.[index] ?? null }];
    });
  });
}

/** By viewer's name, then in the order of arrival: entries were written when the requests ended. */
export function requestsOf({ entries }: Journal): readonly RequestEntry[] {
  const byViewer = new Map<string, RequestEntry[]>();
  for (const entry of entries) {
    if (entry.what !== 'request') continue;
    const { request } = entry;
    const own = byViewer.get(request.viewer) ?? [];
    byViewer.set(request.viewer, own);
    own.push(request);
  }
  return [...byViewer.keys()]
    .sort()
    .flatMap((viewer) => byViewer.get(viewer)?.sort((one, other) => one.number - other.number) ?? []);
}

export function pathOf({ path }: Pick<RequestEntry, 'path'>): string {
  return path.split('?', 1)[0] ?? '';
}

function effectsOf({ entries }: Journal): ReadonlyMap<string, FaultEffect> {
  const rules = entries.flatMap((entry): readonly FaultRule[] =>
    entry.what === 'rule-set' ? entry.rules : [],
  );
  return new Map(rules.map(({ id, effect }) => [id, effect]));
}
