const SVG = 'http://www.w3.org/2000/svg';
const SPAN_MS = 120_000;
const WIDTH = 600;
const HEIGHT = 150;
const TOP_KBPS = 8_000;
const TOP_BUFFER_SEC = 40;

interface Point {
  readonly atMs: number;
  readonly networkKbps: number;
  readonly renditionKbps: number;
  readonly bufferSec: number;
}

function element<Name extends 'polyline' | 'polygon' | 'line'>(
  name: Name,
  className: string,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  made.setAttribute('class', className);
  return made;
}

/** The last two minutes as three lines: shaped network (area), rendition (steps), buffer. */
export class Chart {
  readonly #network = element('polygon', 'network');
  readonly #rendition = element('polyline', 'rendition');
  readonly #buffer = element('polyline', 'buffer');
  #points: Point[] = [];

  constructor(svg: SVGSVGElement) {
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    for (const share of [0.25, 0.5, 0.75]) {
      const line = element('line', 'grid');
      line.setAttribute('x2', `${WIDTH}`);
      line.setAttribute('y1', `${HEIGHT * share}`);
      line.setAttribute('y2', `${HEIGHT * share}`);
      svg.append(line);
    }
    svg.append(this.#network, this.#buffer, this.#rendition);
  }

  add(point: Point): void {
    this.#points = [...this.#points.filter(({ atMs }) => atMs > point.atMs - SPAN_MS), point];
    const x = (atMs: number): number => WIDTH * (1 - (point.atMs - atMs) / SPAN_MS);
    const y = (share: number): number => HEIGHT * (1 - 0.96 * Math.min(1, Math.max(0, share)));
    const steps = (value: (of: Point) => number): string =>
      this.#points
        .flatMap((each, index) => {
          const before = this.#points[index - 1];
          const corner = before ? [`${x(each.atMs)},${y(value(before))}`] : [];
          return [...corner, `${x(each.atMs)},${y(value(each))}`];
        })
        .join(' ');
    // Square root: the low rungs of the ladder deserve room.
    const rate = (kbps: number): number => Math.sqrt(kbps / TOP_KBPS);
    const first = this.#points[0]?.atMs ?? 0;
    this.#network.setAttribute(
      'points',
      `${x(first)},${HEIGHT} ${steps((each) => rate(each.networkKbps))} ${WIDTH},${HEIGHT}`,
    );
    this.#rendition.setAttribute(
      'points',
      steps((each) => rate(each.renditionKbps)),
    );
    this.#buffer.setAttribute(
      'points',
      this.#points.map((each) => `${x(each.atMs)},${y(each.bufferSec / TOP_BUFFER_SEC)}`).join(' '),
    );
  }

  clear(): void {
    this.#points = [];
  }
}
