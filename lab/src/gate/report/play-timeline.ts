import type { LinkScript } from '../../chaos/contract.js';
import { fixed } from '../../sim/report/numbers.js';
import { el, type Child } from '../../sim/report/markup.js';
import {
  grid,
  label,
  line,
  path,
  steps,
  type Box,
  type Picture,
  type Point,
} from '../../sim/report/svg-frame.js';
import { overFormat } from '../compare/sentence.js';
import type { ScenarioResults } from '../results/gate-results.js';
import type { PlayResult } from '../results/play-result.js';
import { stepAt } from '../run/network-of.js';

/** Both builds' plays of one format and seed. */
export interface ShownPlays {
  readonly scenario: ScenarioResults;
  readonly link: LinkScript;
  /** The new build's last, so that it lies on top. */
  readonly plays: readonly PlayResult[];
}

/** What was on screen against what the network carried, and the buffer below; stalls, faults and deeds marked. */
export function playTimeline({ scenario, link, plays }: ShownPlays, width: number): Picture {
  const [first] = plays;
  const endSec = Math.max(1, scenario.seconds);
  const box = { left: 44, right: width - 10 };
  const above: Box = { ...box, top: 58, bottom: 196 };
  const below: Box = { ...box, top: 240, bottom: 320 };
  const shownKbps = plays.flatMap(({ timeline }) => timeline.shown.map(([, kbps]) => kbps));
  const carried = carriedBy(link, endSec, first?.timeline.linkFromSec ?? 0, box.right - box.left);
  const topMbps = topOf(shownKbps, carried);
  const rates = grid(
    above,
    { domain: [0, endSec] },
    { domain: [0, topMbps], label: 'Mbps: network (area), on screen (line)', ticks: 4 },
  );
  const levels = plays.flatMap(({ timeline }) => timeline.buffer.map(([, level]) => level));
  const buffer = grid(
    below,
    { domain: [0, endSec], label: 'seconds since play was pressed' },
    { domain: [0, Math.max(4, ...levels) * 1.05], label: 'buffer, s', ticks: 3 },
  );
  const area: Point[] = [
    [rates.x(0), above.bottom],
    ...carried.map(([sec, mbps]): Point => [rates.x(sec), rates.y(Math.min(mbps, topMbps))]),
    [rates.x(endSec), above.bottom],
  ];
  const words =
    first === undefined ? '' : `${overFormat[first.format].replace('over ', '')}, seed ${first.seed}`;
  return {
    width,
    height: 360,
    label: `${scenario.name}, ${words}: what was on screen, and the buffer. ${plays.map((play) => `${play.build}: ${stallCount(play)}`).join('; ')}.`,
    content: [
      label(0, 15, words, 'title'),
      path(area, 'area', true),
      rates.content,
      buffer.content,
      plays.map((play, at) => stallMarks(play, rates.x, above, below, at === plays.length - 1)),
      plays.map((play) => curves(play, rates.x, rates.y, buffer.y)),
      deedMarks(scenario, rates.x, above, below),
      plays.map((play) => faultMarks(play, rates.x, above)),
    ],
  };
}

/** A network without a bottleneck, or far above the ladder, would press the renditions flat. */
function topOf(shownKbps: readonly number[], carried: readonly (readonly [number, number])[]): number {
  const shown = Math.max(0.5, ...shownKbps.map((kbps) => kbps / 1000));
  const most = Math.max(shown, ...carried.map(([, mbps]) => mbps).filter(Number.isFinite));
  return 1.12 * Math.min(most, 2.5 * shown);
}

function carriedBy(link: LinkScript, endSec: number, fromSec: number, pixels: number): [number, number][] {
  const count = Math.max(2, Math.round(pixels));
  return Array.from({ length: count + 1 }, (_, at) => {
    const sec = (at * endSec) / count;
    return [sec, (stepAt(link, Math.max(0, sec - fromSec))?.kbps ?? Infinity) / 1000];
  });
}

function curves(
  { build, timeline }: PlayResult,
  x: (sec: number) => number,
  y: (mbps: number) => number,
  yBuffer: (sec: number) => number,
): Child {
  const rungs = timeline.shown.map(([sec, kbps]): Point => [x(sec), y(kbps / 1000)]);
  return [
    path(steps(rungs, x(timeline.watchedSec)), `curve ${build}`),
    path(
      timeline.buffer.map(([sec, level]): Point => [x(sec), yBuffer(level)]),
      `curve ${build}`,
    ),
  ];
}

/** The judged build's stalls as bands over all, the other's as strips at the foot. */
function stallMarks(
  { build, timeline }: PlayResult,
  x: (sec: number) => number,
  above: Box,
  below: Box,
  judged: boolean,
): Child {
  return timeline.stalls.map(([fromSec, toSec]) => {
    const left = x(fromSec);
    const width = Math.max(1.5, x(toSec) - left);
    return el(
      'g',
      {},
      el('title', {}, `${build} stalled for ${fixed(toSec - fromSec, 1)} s, from ${fixed(fromSec, 1)} s on`),
      judged
        ? el('rect', { x: left, width, y: above.top, height: below.bottom - above.top, class: 'stall band' })
        : null,
      el('rect', { x: left, width, y: below.bottom - (judged ? 5 : 10), height: 5, class: `stall ${build}` }),
    );
  });
}

function faultMarks({ timeline }: PlayResult, x: (sec: number) => number, { top }: Box): Child {
  return timeline.faults.map(([sec, rule]) => {
    const at = x(sec);
    return el(
      'g',
      {},
      el('title', {}, `${fixed(sec, 1)} s: ${rule}`),
      el('path', { d: `M${at - 4} ${top}L${at + 4} ${top}L${at} ${top + 7}Z`, class: 'fault' }),
    );
  });
}

function deedMarks({ viewer }: ScenarioResults, x: (sec: number) => number, above: Box, below: Box): Child {
  return viewer.map((action) => {
    const words =
      action.do === 'seek'
        ? `seek to ${action.toSec} s`
        : action.do === 'rate'
          ? `rate ${action.rate}`
          : action.do;
    return [
      line(x(action.atSec), above.top, x(action.atSec), below.bottom, 'deed'),
      el('text', { x: x(action.atSec) + 4, y: above.top + 22, class: 'deed-name' }, words),
    ];
  });
}

const stallCount = ({ timeline }: PlayResult): string =>
  timeline.stalls.length === 0 ? 'no stall' : `${timeline.stalls.length} stalls`;
