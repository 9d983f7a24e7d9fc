import { requestKind } from '../../chaos/faults/request-kind.js';
import type { RequestKind } from '../../chaos/contract.js';
import { judgedFigures, worthAt, type GatedFigure } from '../results/figures.js';
import { isFatal, placeOf, type PlayResult } from '../results/play-result.js';
import { median } from './ranks.js';

/** How alike one scenario came out that was played several times with one format and seed. */
export interface Repeats {
  readonly place: string;
  readonly plays: number;
  /** The share of all pairs of its plays that asked for the same, in the same order, 0 to 1. */
  readonly sameRequests: number;
  /** What a pair that didn't asked for instead, as an example; null where all did. */
  readonly example: string | null;
  /** By judged figure: the share of plays within the smallest difference worth failing for of their median. */
  readonly withinWorth: Partial<Readonly<Record<GatedFigure, number>>>;
}

/** By place, of the plays that count and came to an end; places with one play are left out. */
export function repeatsOf(plays: readonly PlayResult[]): readonly Repeats[] {
  const places = new Map<string, PlayResult[]>();
  for (const play of plays) {
    if (play.fitness.kind !== 'fit' || isFatal(play)) continue;
    const place = placeOf(play);
    places.set(place, [...(places.get(place) ?? []), play]);
  }
  return [...places].flatMap(([place, same]) => (same.length < 2 ? [] : [repeatsAt(place, same)]));
}

function repeatsAt(place: string, plays: readonly PlayResult[]): Repeats {
  const differences = plays.flatMap((one, at) =>
    plays.slice(at + 1).map((other) => differenceOfRequests(one, other)),
  );
  return {
    place,
    plays: plays.length,
    sameRequests: differences.filter((each) => each === null).length / differences.length,
    example: differences.find((each) => each !== null) ?? null,
    withinWorth: Object.fromEntries(
      judgedFigures.flatMap((spec) => {
        const values = plays.flatMap(({ figures }) => figures[spec.name] ?? []);
        if (values.length === 0) return [];
        const middle = median(values);
        const near = values.filter((value) => Math.abs(value - middle) <= worthAt(spec, middle));
        return [[spec.name, near.length / values.length]];
      }),
    ),
  };
}

type Asked = Pick<PlayResult, 'requests'>;

/**
 * What two plays asked for differently, in words; null for nothing. Each kind (video, audio, …) is compared in
 * its own order: which of two connections was first by a millisecond is the machine's matter. At the end one
 * play may be a request ahead.
 */
export function differenceOfRequests(one: Asked, other: Asked): string | null {
  return differenceOfOrder(one, other) ?? differenceOfCounts(one, other);
}

/** Where they parted, kind by kind, as far as both have come; null where they didn't. */
export function differenceOfOrder(one: Asked, other: Asked): string | null {
  for (const [kind, a, b] of kindsOf(one, other)) {
    const at = a.findIndex((path, index) => index < b.length && path !== b[index]);
    if (at >= 0) return `request ${at + 1} for ${kind}: ${a[at] ?? ''} or ${b[at] ?? ''}`;
  }
  return null;
}

function differenceOfCounts(one: Asked, other: Asked): string | null {
  for (const [kind, a, b] of kindsOf(one, other))
    if (Math.abs(a.length - b.length) > 1) return `${a.length} or ${b.length} requests for ${kind}`;
  return null;
}

function kindsOf(one: Asked, other: Asked): [RequestKind, readonly string[], readonly string[]][] {
  const [left, right] = [byKind(one), byKind(other)];
  return Array.from(new Set([...left.keys(), ...right.keys()]), (kind) => [
    kind,
    left.get(kind) ?? [],
    right.get(kind) ?? [],
  ]);
}

function byKind({ requests }: Asked): ReadonlyMap<RequestKind, readonly string[]> {
  const kinds = new Map<RequestKind, string[]>();
  for (const [, path] of requests) {
    const kind = requestKind(path);
    kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  }
  return kinds;
}
