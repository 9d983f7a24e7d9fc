import { el, type Child, type Markup } from './markup.js';
import { linear, rooted, rootedTicks, ticks, type Scale } from './scale.js';

/** A picture. Its width is what it is drawn for; it stretches with its column. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: readonly Child[];
  /** Said to those who don't see it. */
  readonly label: string;
}

export function svg({ width, height, content, label }: Picture, extra: readonly Child[] = []): Markup {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': label,
    },
    extra,
    content,
  );
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Axis {
  readonly domain: readonly [number, number];
  readonly label?: string;
  readonly format?: (value: number) => string;
  readonly ticks?: number;
  /** Spread out near 0; its domain then starts there. */
  readonly rooted?: boolean;
}

/** A grid with figures below and at the left, and the scales to draw on it. */
export function grid(box: Box, x: Axis, y: Axis): { x: Scale; y: Scale; content: Child[] } {
  const places: readonly [number, number] = [box.left, box.right];
  const scaleX = x.rooted === true ? rooted(x.domain[1], places) : linear(x.domain, places);
  const ticksX = x.rooted === true ? rootedTicks(x.domain[1]) : ticks(x.domain[0], x.domain[1], x.ticks ?? 6);
  const scaleY = linear(y.domain, [box.bottom, box.top]);
  const write = ({ format = String }: Axis, value: number): string => format(value).replace('-', '−');
  return {
    x: scaleX,
    y: scaleY,
    content: [
      ticks(y.domain[0], y.domain[1], y.ticks ?? 5).map((value) => [
        line(box.left, scaleY(value), box.right, scaleY(value), 'grid'),
        label(box.left - 7, scaleY(value) + 4, write(y, value), 'tick end'),
      ]),
      ticksX.map((value) => [
        line(scaleX(value), box.top, scaleX(value), box.bottom, 'grid faint'),
        label(scaleX(value), box.bottom + 17, write(x, value), 'tick middle'),
      ]),
      line(box.left, box.bottom, box.right, box.bottom, 'axis'),
      x.label === undefined ? null : label(box.right, box.bottom + 34, x.label, 'name end'),
      y.label === undefined ? null : label(0, box.top - 12, y.label, 'name'),
    ],
  };
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): Markup {
  return el('line', { x1, y1, x2, y2, class: kind });
}

export function label(x: number, y: number, text: string, kind: string): Markup {
  return el('text', { x, y, class: kind }, text);
}

export type Point = readonly [x: number, y: number];

export function path(points: readonly Point[], kind: string, closed = false): Markup {
  const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`;
  const d = points.length === 0 ? '' : `M${points.map(at).join('L')}${closed ? 'Z' : ''}`;
  return el('path', { d, class: kind });
}

/** Level until the next point: `[x, y]` holds from its x on, the last one until `end`. */
export function steps(points: readonly Point[], end: number): Point[] {
  return points.flatMap(([x, y], at) => [[x, y] as const, [points[at + 1]?.[0] ?? end, y] as const]);
}

const round = (value: number): number => Math.round(value * 10) / 10;
