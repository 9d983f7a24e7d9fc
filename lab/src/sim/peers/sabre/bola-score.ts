/** BOLA's objective: V (u + γp) − B, a bit. Times are ms. */
export interface BolaScale {
  readonly bitratesKbps: readonly number[];
  readonly utilities: readonly number[];
  /** V of the paper, ms a unit of utility. */
  readonly scale: number;
  /** γp of the paper. */
  readonly gp: number;
}

/** u_i = ln(R_i / R_0) + lowest. */
export function logUtilities(bitratesKbps: readonly number[], lowest: number): number[] {
  const offset = lowest - Math.log(bitratesKbps[0] ?? 1);
  return bitratesKbps.map((kbps) => Math.log(kbps) + offset);
}

/** Worth of loading `bits` of a rendition rather than waiting. */
export function bolaScore(scale: BolaScale, index: number, levelMs: number, bits: number): number {
  return (highestLevel(scale, index) - levelMs) / bits;
}

/** The rendition wanted at this level; the lower of two that are equal. */
export function bolaBest(scale: BolaScale, levelMs: number): number {
  let best = 0;
  let bestScore = -Infinity;
  scale.bitratesKbps.forEach((kbps, index) => {
    const score = bolaScore(scale, index, levelMs, kbps);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  });
  return best;
}

/** Above this level it would rather wait than load `index`. */
export function highestLevel({ utilities, scale, gp }: BolaScale, index: number): number {
  return scale * ((utilities[index] ?? 0) + gp);
}

/** From this level on `index` is wanted rather than any lower one. */
export function lowestLevel({ bitratesKbps, utilities, scale, gp }: BolaScale, index: number): number {
  const kbps = bitratesKbps[index] ?? 0;
  const utility = utilities[index] ?? 0;
  let levelMs = 0;
  for (let lower = 0; lower < index; lower += 1) {
    const lowerKbps = bitratesKbps[lower] ?? 0;
    const lowerUtility = utilities[lower] ?? 0;
    if (!(lowerUtility < utility)) continue;
    const mixed = (kbps * lowerUtility - lowerKbps * utility) / (kbps - lowerKbps);
    levelMs = Math.max(levelMs, scale * (gp + mixed));
  }
  return levelMs;
}

/** The rendition to give a download up for: less to load, and the best score of those that beat what remains. */
export function betterAbandoned(
  scale: BolaScale,
  download: { readonly renditionIndex: number; readonly sizeBits: number },
  levelMs: number,
  leftBits: number,
): number | null {
  const { renditionIndex, sizeBits } = download;
  const kbps = scale.bitratesKbps[renditionIndex] ?? 1;
  let bestScore = bolaScore(scale, renditionIndex, levelMs, leftBits);
  let best: number | null = null;
  for (let index = 0; index < renditionIndex; index += 1) {
    const bits = (sizeBits * (scale.bitratesKbps[index] ?? 0)) / kbps;
    const score = bolaScore(scale, index, levelMs, bits);
    if (!(bits < leftBits && score > bestScore)) continue;
    best = index;
    bestScore = score;
  }
  return best;
}
