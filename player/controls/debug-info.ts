import type { SessionRecord } from '../../src/session/session-record.js';
import { SDK } from '../../src/qoe/report/sdk.js';
import { faultCode } from '../panels/fault-code.js';
import type { PlayerState } from '../state/player-state.js';

/** Enough to see how it came to this. */
const LAST_DECISIONS = 5;

/**
 * What a report of a problem should hold, as JSON: what plays how, what was measured, the last decisions. No
 * addresses: they may hold secrets, and the clipboard ends up in public places.
 * @param record null where nothing is recorded
 */
export function debugInfo(
  state: PlayerState,
  record: SessionRecord | null,
  environment: { readonly userAgent: string; readonly atMs: number },
): string {
  const { renditions, renderedIndex, selection } = state;
  const info = {
    player: SDK,
    at: new Date(environment.atMs).toISOString(),
    userAgent: environment.userAgent,
    engine: record?.engine ?? null,
    controller: state.controller,
    phase: state.phase,
    error: state.error ? faultCode(state.error) : null,
    live: state.live,
    currentSec: state.currentSec,
    durationSec: state.live ? null : state.durationSec,
    buffered: state.buffered,
    rendered: renditions[renderedIndex] ?? null,
    pinned: selection.mode === 'pinned' ? selection.renditionIndex : null,
    savingData: state.savingData,
    ladderKbps: renditions.map(({ bitrateKbps }) => bitrateKbps),
    decisions: record?.decisions.slice(-LAST_DECISIONS) ?? [],
    qoe: record?.qoe ?? null,
  };
  return JSON.stringify(info, null, 2);
}
