import type { ShownSession } from '../run/representative.js';
import type { PlayedSegment, SessionResult } from '../session/session-result.js';
import { el, type Child } from './markup.js';
import { fixed } from './numbers.js';
import { grid, label, path, steps, type Box, type Picture, type Point } from './svg-frame.js';

const tones = ['subject', 'c1', 'best'] as const;
export const timelineTone = (label: string, at: number): string =>
  label === 'optimum' ? 'best' : (tones[at] ?? 'rest');

/** One session: throughput and renditions above, buffer below, stalls in both. Times are of the network's clock. */
export function timeline(session: ShownSession, width: number): Picture {
  const played = session.played.map(({ label, result }, at) => ({
    label,
    result,
    tone: timelineTone(label, at),
  }));
  const endSec = Math.max(1, ...played.map(({ result }) => lastEndMs(result) / 1000));
  const box = { left: 44, right: width - 10 };
  const above: Box = { ...box, top: 60, bottom: 215 };
  const below: Box = { ...box, top: 262, bottom: 345 };
  const topMbps = 1.25 * Math.max(0.1, ...played.map(({ result }) => highestMbps(result)));
  const levels = played.map(({ result }) => bufferPoints(result));
  const highest = Math.max(1, ...levels.flat().map(([, level]) => level));
  const rates = grid(
    above,
    { domain: [0, endSec] },
    { domain: [0, topMbps], label: 'Mbps: network (area), rendition (line)', ticks: 4 },
  );
  const buffer = grid(
    below,
    { domain: [0, endSec], label: 'seconds' },
    { domain: [0, highest * 1.05], label: 'buffer, s', ticks: 3 },
  );
  const draw = (nth: number): Child => {
    const { result, tone } = played[nth] ?? { result: undefined, tone: '' };
    if (result === undefined) return null;
    const rungs = result.segments.map((segment): Point => [
      rates.x(segment.requestMs / 1000),
      rates.y(kbpsOf(result, segment) / 1000),
    ]);
    return [
      path(steps(rungs, rates.x(lastEndMs(result) / 1000)), `curve ${tone}`),
      path(
        (levels[nth] ?? []).map(([sec, level]): Point => [buffer.x(sec), buffer.y(level)]),
        `curve ${tone}`,
      ),
    ];
  };
  const [subject] = played;
  return {
    width,
    height: 384,
    label: `${session.dataset}, ${session.traceId}, ${session.title}: throughput, renditions and buffer of ${played.map(({ label }) => label).join(', ')}.`,
    content: [
      label(0, 16, session.dataset, 'title'),
      label(0, 33, clipped(`${session.traceId} · ${session.title}`, width / 6.2), 'tick'),
      path(throughputArea(session, endSec, rates.x, rates.y, above), 'area', true),
      rates.content,
      buffer.content,
      subject === undefined ? null : stallBands(subject.result, rates.x, above, below),
      played.map((_, nth) => draw(played.length - 1 - nth)),
      subject === undefined ? null : switchMarks(subject.result, rates.x, rates.y),
    ],
  };
}

function throughputArea(
  { link }: ShownSession,
  endSec: number,
  x: (sec: number) => number,
  y: (mbps: number) => number,
  { left, right, bottom }: Box,
): Point[] {
  const columns = Math.round((right - left) / 2);
  const binMs = (endSec * 1000) / columns;
  const tops = Array.from({ length: columns }, (_, column): Point => {
    const kbps = (link.bitsUntil((column + 1) * binMs) - link.bitsUntil(column * binMs)) / binMs;
    return [x((column * binMs) / 1000), y(kbps / 1000)];
  });
  return [[left, bottom], ...steps(tops, right), [right, bottom]];
}

/** Down while it plays, up with each segment. */
function bufferPoints({ title, segments }: SessionResult): Point[] {
  return segments.flatMap((segment): Point[] => {
    const sec = segment.requestMs / 1000;
    const endSec = segment.endMs / 1000;
    const left = Math.max(0, segment.bufferLevelSec - (endSec - sec));
    const empty = sec + segment.bufferLevelSec;
    return [
      [sec, segment.bufferLevelSec],
      ...(empty < endSec ? [[empty, 0] as const] : []),
      [endSec, left],
      [endSec, left + title.segmentSec],
    ];
  });
}

function stallBands({ segments }: SessionResult, x: (sec: number) => number, above: Box, below: Box): Child {
  return segments.map((segment, at) => {
    if (at === 0 || !(segment.stallSec > 0.05)) return null;
    const from = x(segment.endMs / 1000 - segment.stallSec);
    const width = Math.max(1.5, x(segment.endMs / 1000) - from);
    const words = `stalled ${fixed(segment.stallSec, 1)} s, until ${fixed(segment.endMs / 1000, 0)} s`;
    return el(
      'g',
      {},
      el('title', {}, words),
      el('rect', { x: from, width, y: above.top, height: below.bottom - above.top, class: 'stall band' }),
      el('rect', { x: from, width, y: below.bottom - 4, height: 4, class: 'stall' }),
    );
  });
}

/** A ring at each change of rendition; its title says why. */
function switchMarks(result: SessionResult, x: (sec: number) => number, y: (mbps: number) => number): Child {
  return result.segments.map((segment, at) => {
    const before = result.segments[at - 1];
    if (before === undefined || before.renditionIndex === segment.renditionIndex) return null;
    const kbps = kbpsOf(result, segment);
    const words = `${fixed(segment.requestMs / 1000, 0)} s: ${kbpsOf(result, before)} → ${kbps} kbps, ${segment.reason}, buffer ${fixed(segment.bufferLevelSec, 1)} s`;
    return el(
      'circle',
      { cx: x(segment.requestMs / 1000), cy: y(kbps / 1000), r: 3, class: 'mark' },
      el('title', {}, words),
    );
  });
}

/** How often the subject gave which reason, most frequent first. */
export function reasonsOf({ segments }: SessionResult): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of segments) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return Array.from(counts).sort(([, a], [, b]) => b - a);
}

const kbpsOf = ({ title }: SessionResult, { renditionIndex }: PlayedSegment): number =>
  title.renditions[renditionIndex]?.bitrateKbps ?? 0;

const highestMbps = (result: SessionResult): number =>
  Math.max(0, ...result.segments.map((segment) => kbpsOf(result, segment))) / 1000;

const lastEndMs = ({ segments }: SessionResult): number => segments.at(-1)?.endMs ?? 0;

const clipped = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…` : text;
