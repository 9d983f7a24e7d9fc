/** The known name that was probably meant; undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plainName = bare(name);
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const each of known) {
    const plainEach = bare(each);
    const far =
      plainName.length >= 3 && (plainEach.startsWith(plainName) || plainName.startsWith(plainEach))
        ? 1
        : distance(plainName, plainEach);
    if (best === undefined || far < best.far) best = { name: each, far };
  }
  // A third of the letters, or one; of a single letter every other is as near.
  const far = Math.max(name.length > 1 ? 1 : 0, Math.floor(name.length / 3));
  return best !== undefined && best.far <= far ? best.name : undefined;
}

/** `Rebuffer-Pct` and `rebuffer_pct` are the same to a person. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Damerau and Levenshtein's, with neighbours swapped as one slip (optimal string alignment). */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = now;
  }
  return last[to.length] ?? 0;
}
