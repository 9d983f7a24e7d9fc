import { tell, type Draft, type ShownRendition } from './view-state.js';

/** Another rendition is on screen. The first one is no switch. */
export function showRendition(draft: Draft, { id, bitrateKbps, height }: ShownRendition): void {
  const before = draft.rendition;
  if (before?.id === id) return;
  draft.rendition = { id, bitrateKbps, height };
  if (!before) return;
  const { totals } = draft;
  totals.switchCount += 1;
  totals.switchKbps = (totals.switchKbps ?? 0) + Math.abs(bitrateKbps - before.bitrateKbps);
  totals.switchLog = (totals.switchLog ?? 0) + Math.abs(logKbps(bitrateKbps) - logKbps(before.bitrateKbps));
  tell(draft, draft.atMs, {
    type: 'switch',
    fromKbps: before.bitrateKbps,
    toKbps: bitrateKbps,
    ...(height === undefined ? {} : { toHeight: height }),
    positionSec: draft.positionSec,
  });
}

/** ln(kbps), and 0 for what is less than any encoding. */
export function logKbps(kbps: number): number {
  return Math.log(Math.max(1, kbps));
}

/** What the controller chose. Told when the choice or its reason changes, not for each segment. */
export function noteDecision(draft: Draft, toKbps: number, reason: string): void {
  const same = draft.decision?.toKbps === toKbps && draft.decision.reason === reason;
  if (same) return;
  draft.decision = { toKbps, reason };
  tell(draft, draft.atMs, { type: 'decision', toKbps, reason });
}
