import { PARTY_LIMITS } from '../../wire/party.js';
import { refuse, type Refusal } from './verdict.js';
import { ulidTimeMs } from './ulid.js';

/** When a command is applied, and to whom, as its authority knows it. */
export interface RoomTime {
  /** The authority's clock, epoch ms. */
  readonly nowMs: number;
  /** How far ahead a start is set, so that everyone has heard of it: see {@link startLeadMs}. */
  readonly leadMs: number;
  /** Of who is present; absent where only the document knows names. */
  readonly nameOf?: (userId: string) => string | undefined;
}

/** A start is this far ahead: twice the slow round trip, within what people take as at once. */
export function startLeadMs(p95RoundTripMs: number): number {
  return Math.min(1000, Math.max(150, 2 * p95RoundTripMs));
}

/**
 * Null where the id was made about now. An older one may have been applied before and be forgotten; a
 * newer one would stand below what is said after it.
 */
export function idFault(id: string, { nowMs }: RoomTime): Refusal | null {
  const madeMs = ulidTimeMs(id);
  if (Number.isNaN(madeMs)) return refuse('invalid', 'The id is not a ULID.');
  if (madeMs < nowMs - PARTY_LIMITS.commandAgeMs || madeMs > nowMs + PARTY_LIMITS.commandAheadMs) {
    return refuse(
      'stale',
      `The id was made ${Math.round(nowMs - madeMs)} ms ago by the room's clock: give the command a new one.`,
    );
  }
  return null;
}
