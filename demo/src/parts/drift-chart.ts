const SVG = 'http://www.w3.org/2000/svg';
const SPAN_MS = 30_000;
const WIDTH = 600;
const HEIGHT = 96;
/** One frame of the samples, at 25 a second. */
const FRAME_MS = 40;

interface Point {
  readonly atMs: number;
  readonly driftMs: number;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Drift over the last half minute: a line, one frame shaded, and its figures. */
export class DriftChart {
  readonly #line = document.createElementNS(SVG, 'polyline');
  readonly #frame = document.createElementNS(SVG, 'rect');
  readonly #zero = document.createElementNS(SVG, 'line');
  readonly #leastMs: number;
  #points: Point[] = [];

  /** @param signed it goes both ways; else from 0 up */
  constructor(svg: SVGSVGElement, signed: boolean) {
    this.#leastMs = signed ? -1 : 0;
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    this.#frame.setAttribute('class', 'frame');
    this.#frame.setAttribute('width', `${WIDTH}`);
    this.#zero.setAttribute('class', 'zero');
    this.#zero.setAttribute('x2', `${WIDTH}`);
    svg.append(this.#frame, this.#zero, this.#line);
  }

  add(driftMs: number, atMs = performance.now()): void {
    this.#points = [...this.#points.filter((each) => each.atMs > atMs - SPAN_MS), { atMs, driftMs }];
    const most = Math.max(2 * FRAME_MS, ...this.#points.map((each) => Math.abs(each.driftMs)));
    const least = this.#leastMs * most;
    const y = (ms: number): number => HEIGHT - 4 - ((ms - least) / (most - least)) * (HEIGHT - 8);
    const from = this.#leastMs * FRAME_MS;
    this.#frame.setAttribute('y', `${y(FRAME_MS)}`);
    this.#frame.setAttribute('height', `${y(from) - y(FRAME_MS)}`);
    for (const name of ['y1', 'y2']) this.#zero.setAttribute(name, `${y(0)}`);
    this.#line.setAttribute(
      'points',
      this.#points
        .map((each) => `${WIDTH * (1 - (atMs - each.atMs) / SPAN_MS)},${y(each.driftMs)}`)
        .join(' '),
    );
  }

  /** Of the absolute drift, ms: half of the time within the first, 95 % within the second. */
  get figures(): { readonly medianMs: number; readonly p95Ms: number } {
    const sorted = this.#points.map(({ driftMs }) => Math.abs(driftMs)).sort((a, b) => a - b);
    return { medianMs: percentile(sorted, 0.5), p95Ms: percentile(sorted, 0.95) };
  }
}

export const inMs = (ms: number): string => (Number.isFinite(ms) ? `${ms.toFixed(0)} ms` : '–');
