import type { GateResults } from './gate-results.js';

/** What the results name in the report's folder: pictures of stalls, traces and videos. */
export function listedFiles({ plays, evidence }: Pick<GateResults, 'plays' | 'evidence'>): readonly string[] {
  return [...plays, ...evidence.map(({ play }) => play)].flatMap(({ screenshots, kept }) =>
    screenshots.map(({ file }) => file).concat(kept),
  );
}
