import { qoeModels } from '../../sim/score/score.js';
import { figuresOf } from '../../record/figures-of.js';
import type { TitleFacts, ViewFigures, ViewRecord } from '../../record/view-record.js';

export interface Worth {
  readonly figures: ViewFigures;
  /** QoE_lin per segment; a view that broke off is charged for the time that was left, as a stall. */
  readonly qoe: number;
  /** Of the first picture, pixels. */
  readonly firstHeight: number | null;
}

export function worthOf(record: ViewRecord, title: TitleFacts, watchSec: number): Worth {
  const figures = figuresOf(record, title);
  const firstHeight = record.shown[0]?.height ?? null;
  const { stallPenaltyPerSec } = qoeModels.lin;
  const segments = watchSec / title.segmentSec;
  if (figures.qoeLin === null)
    return { figures, firstHeight, qoe: -(stallPenaltyPerSec * watchSec) / segments };
  const broke = record.end.kind === 'failed' || record.end.kind === 'crashed';
  const leftSec = broke ? Math.max(0, watchSec - record.watchedMs / 1000) : 0;
  return { figures, firstHeight, qoe: figures.qoeLin - (stallPenaltyPerSec * leftSec) / segments };
}
