import type { SimReport } from '../run/sim-report.js';

/** For files: figures to seven digits, so that a last bit doesn't make two files differ. */
export function jsonReport(report: SimReport): string {
  const text = JSON.stringify(
    report,
    (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(7)) : value),
    2,
  );
  return `${text}\n`;
}
