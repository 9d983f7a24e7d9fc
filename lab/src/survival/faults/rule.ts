import type { FaultEffect, FaultRule, FaultTiming, RequestKind } from '../../chaos/contract.js';

/** A rule named as its fault; `where` is kinds of requests or a glob. */
export function rule(
  id: string,
  where: readonly RequestKind[] | string,
  effect: FaultEffect,
  timing?: FaultTiming,
): FaultRule {
  return {
    id,
    match: typeof where === 'string' ? { path: where } : { kinds: where },
    effect,
    ...(timing && { timing }),
  };
}

export const once: FaultTiming = { times: 1 };
