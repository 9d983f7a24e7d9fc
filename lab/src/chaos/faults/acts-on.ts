import type { FaultEffect, RequestKind } from '../contract.js';

/** Effects on an answer's head or body: a socket that was opened has none. */
const answerOnly: ReadonlySet<FaultEffect['kind']> = new Set([
  'cut-body',
  'wrong-bytes',
  'stale-manifest',
  'broken-manifest',
  'no-cors',
]);

/** Whether an effect can do anything to requests of a kind; it never strikes the others. */
export function actsOn(effect: FaultEffect['kind'], kind: RequestKind): boolean {
  return kind === 'socket' ? !answerOnly.has(effect) : effect !== 'drop-socket';
}

/**
 * Why a rule for these kinds promises what doesn't happen, as a complaint; null where its effect acts on all of
 * them.
 */
export function idleKinds(
  effect: FaultEffect['kind'],
  kinds: readonly RequestKind[] = [],
): { readonly problem: string; readonly remedy: string } | null {
  const idle = kinds.filter((kind) => !actsOn(effect, kind));
  if (idle.length === 0) return null;
  if (effect === 'drop-socket' && idle.length === kinds.length)
    return {
      problem: 'drop-socket acts on sockets, and they are none of its kinds',
      remedy: 'Name "socket" instead',
    };
  return {
    problem: `${effect} does nothing to ${idle.join(', ')} requests`,
    remedy:
      idle.length < kinds.length
        ? `Leave out ${idle.join(', ')}`
        : 'Name other kinds, or take an effect that acts on sockets: delay, slow-body, status, hang, reset, redirect-loop, drop-socket',
  };
}
