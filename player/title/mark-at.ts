/** A span of time that lies on a time axis: a mark, or a picture of a storyboard. */
interface Timed {
  readonly startTime: number;
  readonly endTime: number;
}

/** What lies at `sec`, of a list in order. */
export function markAt<Item extends Timed>(marks: readonly Item[], sec: number): Item | undefined {
  const found = marks.findLast(({ startTime }) => startTime <= sec);
  return found && sec < found.endTime ? found : undefined;
}
