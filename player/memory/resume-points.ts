/** All titles' places under one key, so that they can be kept to a number. */
export const RESUME_KEY = 'sv-player:resume';

/** Titles to keep, newest first. */
const MOST_POINTS = 100;
/** Who has seen less has hardly begun; who has less to see is at the credits. */
const FIRST_SEC = 5;
const LAST_SEC = 10;

interface ResumePoint {
  readonly sec: number;
  /** When it was kept, Unix time. */
  readonly atMs: number;
}

export interface Place {
  readonly sec: number;
  readonly durationSec: number;
  /** Unix time. */
  readonly nowMs: number;
}

/** Where to go on with this title; null for its start. */
export function resumeSec(text: string | null, key: string): number | null {
  return readPoints(text).get(key)?.sec ?? null;
}

/**
 * The text to store instead of `text`: with this place, or without one where there is nothing to go on with.
 * Null for nothing at all.
 */
export function withPlace(
  text: string | null,
  key: string,
  { sec, durationSec, nowMs }: Place,
): string | null {
  const points = readPoints(text);
  points.delete(key);
  const worthIt = sec > FIRST_SEC && durationSec - sec > LAST_SEC && Number.isFinite(durationSec);
  if (worthIt) points.set(key, { sec: Math.round(sec * 10) / 10, atMs: nowMs });
  if (points.size === 0) return null;
  const kept = [...points].toSorted(([, a], [, b]) => b.atMs - a.atMs).slice(0, MOST_POINTS);
  return JSON.stringify(Object.fromEntries(kept));
}

/** Whatever is no place, or not ours at all, is left out. */
function readPoints(text: string | null): Map<string, ResumePoint> {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '{}');
  } catch {
    json = {};
  }
  const entries = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return new Map(entries.filter((entry): entry is [string, ResumePoint] => isPoint(entry[1])));
}

function isPoint(value: unknown): value is ResumePoint {
  const { sec, atMs } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof sec === 'number' &&
    sec > FIRST_SEC &&
    Number.isFinite(sec) &&
    typeof atMs === 'number' &&
    Number.isFinite(atMs)
  );
}
