/** When a frame was shown, by the wall clock (epoch ms), and the second of the title it shows. */
export type Frame = readonly [wallMs: number, mediaSec: number];

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How often two viewers are compared. */
const LOOK_EVERY_MS = 100;
/**
 * A frame is shown with the next refresh of the display: of 25 frames a second on one of 60 Hz, each falls up to
 * 17 ms late, by turns. Frames so much around a moment tell together where the media was; where fewer of them are,
 * the picture stood or was sought.
 */
const AROUND_MS = 250;
const LEAST_FRAMES = 5;
/** A single frame may be shown late on a busy machine: within bounds is who is so for the most of a second. */
const SETTLED_FOR_MS = 1_000;

interface Look {
  readonly atMs: number;
  /** The second viewer's position less the first's. */
  readonly driftMs: number;
}

/** Where the media was; null where no moving pictures were. */
function* positions(
  frames: readonly Frame[],
  { fromMs, toMs }: Span,
): Generator<{ atMs: number; sec: number | null }> {
  let first = 0;
  for (let atMs = fromMs; atMs <= toMs; atMs += LOOK_EVERY_MS) {
    while ((frames[first]?.[0] ?? Infinity) < atMs - AROUND_MS) first += 1;
    let count = 0;
    let leadMs = 0;
    for (let at = first; (frames[at]?.[0] ?? Infinity) <= atMs + AROUND_MS; at += 1) {
      const [wallMs, mediaSec] = frames[at] ?? [0, 0];
      leadMs += mediaSec * 1_000 - wallMs;
      count += 1;
    }
    yield { atMs, sec: count < LEAST_FRAMES ? null : (atMs + leadMs / count) / 1_000 };
  }
}

/** How far the second viewer was ahead of the first, wherever both showed moving pictures. */
export function looksAt(first: readonly Frame[], second: readonly Frame[], span: Span): readonly Look[] {
  const others = Array.from(positions(second, span));
  const looks: Look[] = [];
  let at = 0;
  for (const { atMs, sec } of positions(first, span)) {
    const other = others[at]?.sec ?? null;
    at += 1;
    if (sec !== null && other !== null) looks.push({ atMs, driftMs: (other - sec) * 1_000 });
  }
  return looks;
}

/** The common span of both. */
export function spanOf(first: readonly Frame[], second: readonly Frame[]): Span {
  return {
    fromMs: Math.max(first[0]?.[0] ?? Infinity, second[0]?.[0] ?? Infinity),
    toMs: Math.min(first.at(-1)?.[0] ?? 0, second.at(-1)?.[0] ?? 0),
  };
}

/** The first moment from which they were within so much for the most of a second; null: never. */
export function settledAtMs(looks: readonly Look[], withinMs: number): number | null {
  const most = SETTLED_FOR_MS / LOOK_EVERY_MS;
  for (let at = 0; at + most <= looks.length; at += 1) {
    const second = looks.slice(at, at + most);
    const last = second.at(-1);
    if (last === undefined || last.atMs - (second[0]?.atMs ?? 0) > SETTLED_FOR_MS) continue;
    const near = second.filter(({ driftMs }) => Math.abs(driftMs) <= withinMs);
    if (near[0] !== second[0] || near.length * 10 < most * 8) continue;
    return second[0]?.atMs ?? null;
  }
  return null;
}

/** Of absolute drifts, ms; NaN where nothing was seen. */
export function quantileMs(looks: readonly Look[], share: number): number {
  const ascending = looks.map(({ driftMs }) => Math.abs(driftMs)).sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}
