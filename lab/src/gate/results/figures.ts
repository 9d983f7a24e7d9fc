import type { ViewFigures } from '../../record/view-record.js';

/** Figures of a play that are numbers. */
export type GatedFigure = Exclude<keyof ViewFigures, 'outcome' | 'playedSec'>;

/** How a figure is named, written and judged. */
export interface FigureSpec {
  readonly name: GatedFigure;
  /** Begins a sentence. */
  readonly words: string;
  readonly unit: string;
  readonly digits: number;
  readonly better: 'low' | 'high';
  /** A difference between builds fails the gate; others are told only. */
  readonly judged: boolean;
  /** The smallest difference worth failing for, given what the figure was: whichever is larger. */
  readonly worth: { readonly absolute: number; readonly sharePct: number };
}

/**
 * Where the smallest differences come from: half a point of rebuffering is about what changes how long
 * viewers stay (Dobrian et al., SIGCOMM 2011: 1 % of buffering ratio, 3 minutes of a 90-minute game);
 * startup beyond 2 s loses 5.8 % of viewers a second (Krishnan and Sitaraman, IMC 2012), so that less than
 * 50 ms are nothing; 3 % of QoE is what controllers of one generation differ by (`docs/guides/abr.md`).
 */
export const figureSpecs: Readonly<Record<GatedFigure, FigureSpec>> = {
  rebufferPct: spec('rebufferPct', 'Rebuffering', '%', 1, 'low', { absolute: 0.5, sharePct: 0 }, true),
  qoeLin: spec('qoeLin', 'QoE per segment', '', 2, 'high', { absolute: 0.05, sharePct: 3 }, true),
  firstFrameMs: spec('firstFrameMs', 'The first frame', 'ms', 0, 'low', { absolute: 50, sharePct: 10 }, true),
  seekLatencyMs: spec('seekLatencyMs', 'A seek', 'ms', 0, 'low', { absolute: 150, sharePct: 15 }, true),
  stallSec: spec('stallSec', 'Stall time', 's', 2, 'low', { absolute: 0.25, sharePct: 0 }),
  stallCount: spec('stallCount', 'The number of stalls', '', 1, 'low', { absolute: 0.5, sharePct: 0 }),
  meanKbps: spec('meanKbps', 'Mean bitrate', 'kbps', 0, 'high', { absolute: 50, sharePct: 5 }),
  switches: spec('switches', 'Switches', '', 1, 'low', { absolute: 1, sharePct: 20 }),
  qoeLog: spec('qoeLog', 'QoE per segment (log)', '', 2, 'high', { absolute: 0.05, sharePct: 3 }),
  droppedFramePct: spec('droppedFramePct', 'Dropped frames', '%', 1, 'low', { absolute: 1, sharePct: 0 }),
};

function spec(
  name: GatedFigure,
  words: string,
  unit: string,
  digits: number,
  better: 'low' | 'high',
  worth: FigureSpec['worth'],
  judged = false,
): FigureSpec {
  return { name, words, unit, digits, better, judged, worth };
}

export const figureNames = Object.keys(figureSpecs) as readonly GatedFigure[];

/** Those whose difference can fail the gate. */
export const judgedFigures: readonly FigureSpec[] = figureNames
  .map((name) => figureSpecs[name])
  .filter(({ judged }) => judged);

/** The smallest difference worth failing for where the figure is `value`. */
export function worthAt({ worth }: FigureSpec, value: number): number {
  return Math.max(worth.absolute, (Math.abs(value) * worth.sharePct) / 100);
}

/** With its unit, a true minus sign, and no digit too many. */
export function written({ digits, unit }: FigureSpec, value: number): string {
  const text = value.toFixed(digits);
  const sign = Number(text) < 0 ? '−' : '';
  const magnitude = text.replace('-', '');
  return unit === '' ? `${sign}${magnitude}` : `${sign}${magnitude} ${unit}`;
}
