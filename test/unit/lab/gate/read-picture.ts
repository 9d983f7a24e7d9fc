import { svg, type Picture } from '../../../../lab/src/sim/report/svg-frame.js';

/** A chart as its reader sees it: places are turned into figures by what stands at its axes. */
export interface ReadPicture {
  readonly markup: string;
  /** From a place across the picture to what the numbers below say is there. */
  readonly xAt: (place: number) => number;
  /** The same up and down, by the numbers at the left of the chart that this place lies in. */
  readonly yAt: (place: number) => number;
  /** The corners of each line drawn as `kind`, in figures. */
  readonly lines: (kind: string) => readonly (readonly (readonly [x: number, y: number])[])[];
}

export function readPicture(picture: Picture): ReadPicture {
  const markup = svg(picture).text;
  const below = ticksOf(markup, 'x', 'tick middle');
  const xAt = between(below);
  const charts = atTheLeft(ticksOf(markup, 'y', 'tick end'));
  const yAt = (place: number): number => {
    const chart = charts.find((ticks) => ticks.some((tick) => tick.place >= place - 1)) ?? charts.at(-1);
    return between(chart ?? [])(place);
  };
  return {
    markup,
    xAt,
    yAt,
    lines: (kind) =>
      Array.from(markup.matchAll(new RegExp(`<path d="M([^"]*?)Z?" class="${kind}">`, 'g')), ([, d = '']) =>
        d.split('L').map((pair) => {
          const [x = Number.NaN, y = Number.NaN] = pair.split(' ').map(Number);
          return [xAt(x), yAt(y)] as const;
        }),
      ),
  };
}

interface Tick {
  readonly place: number;
  readonly value: number;
}

function ticksOf(markup: string, axis: 'x' | 'y', kind: string): Tick[] {
  const pattern = new RegExp(`<text x="([^"]+)" y="([^"]+)" class="${kind}">([^<]+)</text>`, 'g');
  return Array.from(markup.matchAll(pattern), ([, x, y, text = '']) => ({
    // A number stands four pixels below the line that it names.
    place: axis === 'x' ? Number(x) : Number(y) - 4,
    value: Number.parseFloat(text.replace('−', '-')),
  }));
}

/** Charts stand one below the other, each with its numbers going up from 0. */
function atTheLeft(ticks: readonly Tick[]): readonly (readonly Tick[])[] {
  const charts: Tick[][] = [];
  for (const tick of ticks) {
    const chart = charts.at(-1);
    if (chart === undefined || tick.value === 0) charts.push([tick]);
    else chart.push(tick);
  }
  return charts;
}

function between(ticks: readonly Tick[]): (place: number) => number {
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (first === undefined || last === undefined || first.place === last.place)
    throw new Error('The axis has no two numbers to read by.');
  const { place: from, value } = first;
  return (place) => value + ((place - from) * (last.value - value)) / (last.place - from);
}
