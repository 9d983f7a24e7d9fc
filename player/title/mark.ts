/** A stretch of a title with something to say: a chapter or a cue point. Times as in the DOM's `TextTrackCue`. */
export interface Mark<Value = unknown> {
  /** Seconds. */
  readonly startTime: number;
  /** Seconds; Infinity for "to the end". */
  readonly endTime: number;
  readonly value: Value;
}

/** `value` is its name. */
export type Chapter = Mark<string>;

/** `value` is whatever the page gave. */
export type CuePoint = Mark;

/** A mark as a page or a file gives it: without an end it lasts until the next one. */
export interface GivenMark<Value = unknown> {
  readonly startTime: number;
  readonly endTime?: number;
  readonly value: Value;
}

/**
 * Marks in order, none over another: each ends where the next begins. What starts nowhere is left out; of
 * two that start together the one given last holds.
 */
export function orderMarks<Value>(given: readonly GivenMark<Value>[]): readonly Mark<Value>[] {
  const sorted = given
    .filter(({ startTime }) => startTime >= 0 && Number.isFinite(startTime))
    .toSorted((a, b) => a.startTime - b.startTime)
    .filter(({ startTime }, index, all) => all[index + 1]?.startTime !== startTime);
  return sorted.map(({ startTime, endTime = Infinity, value }, index) => {
    const next = sorted[index + 1]?.startTime ?? Infinity;
    return { startTime, endTime: Math.min(endTime > startTime ? endTime : Infinity, next), value };
  });
}

/** A mark as a page gave it (`time` is an older word for its start); null for what is none. */
export function readMark(given: unknown): GivenMark | null {
  const { startTime, time, endTime, value } = (given ?? {}) as Partial<Record<string, unknown>>;
  const start = startTime ?? time;
  if (typeof start !== 'number' || !(start >= 0) || !Number.isFinite(start)) return null;
  return typeof endTime === 'number' ? { startTime: start, endTime, value } : { startTime: start, value };
}
