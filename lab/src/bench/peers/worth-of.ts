import { qoeModels } from '../../sim/score/score.js';
import { figuresOf } from '../../record/figures-of.js';
import type { TitleFacts, ViewEnd, ViewFigures, ViewRecord } from '../../record/view-record.js';

export interface Worth {
  readonly figures: ViewFigures;
  /** QoE_lin per segment; a view that broke off is charged for the time that was left, as a stall. */
  readonly qoe: number;
  /** Of the first picture, pixels. */
  readonly firstHeight: number | null;
}

export function worthOf(record: ViewRecord, title: TitleFacts, watchSec: number): Worth {
  const figures = figuresOf(record, title);
  const { end, watchedMs, shown } = record;
  const watched = { qoeLin: figures.qoeLin, end, watchedSec: watchedMs / 1000 };
  return {
    figures,
    firstHeight: shown[0]?.height ?? null,
    qoe: chargedQoe(watched, watchSec, title.segmentSec),
  };
}

/** QoE_lin per segment, with the time that a view left over after it broke off charged as a stall. */
export function chargedQoe(
  {
    qoeLin,
    end,
    watchedSec,
  }: { readonly qoeLin: number | null; readonly end: ViewEnd; readonly watchedSec: number },
  watchSec: number,
  segmentSec: number,
): number {
  const { stallPenaltyPerSec } = qoeModels.lin;
  const segments = watchSec / segmentSec;
  if (qoeLin === null) return -(stallPenaltyPerSec * watchSec) / segments;
  const broke = end.kind === 'failed' || end.kind === 'crashed';
  const leftSec = broke ? Math.max(0, watchSec - watchedSec) : 0;
  return qoeLin - (stallPenaltyPerSec * leftSec) / segments;
}
