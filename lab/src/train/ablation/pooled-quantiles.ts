import { judgedQuantiles, type Examples } from '../examples.js';

/** Values a dataset: enough for seven quantiles of them all. */
const drawnEach = 700;

/** Quantiles of ln(time / expected time) over all examples, every dataset weighing the same. */
export function pooledQuantiles(examples: Examples): number[] {
  const pool = examples.datasets.flatMap((_, dataset) => {
    const own = examples.logRatios.filter((_, row) => examples.datasetOf[row] === dataset).sort();
    return Array.from(
      { length: drawnEach },
      (_, at) => own[Math.floor(((at + 0.5) / drawnEach) * own.length)] ?? 0,
    );
  });
  pool.sort((a, b) => a - b);
  return Array.from(
    { length: judgedQuantiles },
    (_, slice) => pool[Math.floor(((slice + 0.5) / judgedQuantiles) * pool.length)] ?? 0,
  );
}
