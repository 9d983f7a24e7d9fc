import { MOST_CDNS } from '../../wire/beacon.js';
import type { QoeFact } from './fact.js';
import type { Draft } from './view-state.js';

/** A segment came: how fast, and which CDN gave it. */
export function countBytes(draft: Draft, fact: Extract<QoeFact, { kind: 'downloaded' }>): void {
  const { throughputKbps, bytes, cdn } = fact;
  draft.throughputKbps = throughputKbps ?? draft.throughputKbps;
  if (cdn === undefined) return;
  draft.cdn = cdn;
  const { cdnBytes = {} } = draft.totals;
  const known = Object.hasOwn(cdnBytes, cdn) || Object.keys(cdnBytes).length < MOST_CDNS - 1;
  const name = known ? cdn : 'other';
  draft.totals.cdnBytes = { ...cdnBytes, [name]: (cdnBytes[name] ?? 0) + bytes };
}
