import { shown, type FaultAt } from '../../input-error.js';

export type CsvQuantity = 'time' | 'duration' | 'throughput' | 'latency';

/** Where a quantity stands in a row, and what turns it into ms or kbps. */
export interface CsvColumn {
  readonly index: number;
  readonly name: string;
  readonly factor: number;
}

export type CsvColumns = Readonly<Partial<Record<CsvQuantity, CsvColumn>>>;

const quantities: Readonly<Record<string, CsvQuantity>> = {
  time: 'time',
  timestamp: 'time',
  duration: 'duration',
  throughput: 'throughput',
  bandwidth: 'throughput',
  capacity: 'throughput',
  rate: 'throughput',
  latency: 'latency',
  rtt: 'latency',
};

const inMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, sec: 1000, seconds: 1000 };
const inKbps: Readonly<Record<string, number>> = { bps: 1e-3, kbps: 1, mbps: 1000 };

/**
 * The columns of a header. A name is a quantity and its unit, in any case, joined by `_`, `-`, a space,
 * brackets or a capital: `time_s`, `durationMs`, `Throughput (Mbps)`. A bare `kbps` is a throughput. Other
 * columns are ignored.
 */
export function csvColumns(names: readonly string[], at: FaultAt): CsvColumns {
  const columns: Partial<Record<CsvQuantity, CsvColumn>> = {};
  names.forEach((name, index) => {
    const found = columnOf(name, at);
    if (found === undefined) return;
    const { quantity, factor } = found;
    const before = columns[quantity];
    if (before !== undefined)
      throw at(
        `${shown(before.name)} and ${shown(name)} both give the ${quantity}`,
        'Leave one of them, and rename or drop the other',
      );
    columns[quantity] = { index, name, factor };
  });
  const present = names.map(shown).join(', ');
  if (columns.throughput === undefined)
    throw at(
      `none of the columns ${present} is a throughput`,
      'Name one kbps, Mbps or bps, alone or as in throughput_mbps',
    );
  if (columns.time === undefined && columns.duration === undefined)
    throw at(
      `none of the columns ${present} is a time or a duration`,
      'Name one time_s, time_ms, duration_s or duration_ms',
    );
  return columns;
}

function columnOf(name: string, at: FaultAt): { quantity: CsvQuantity; factor: number } | undefined {
  if (/[kKM]B(ps|\/s)/.test(name))
    throw at(
      `${shown(name)} counts bytes a second`,
      'Multiply by 8 and name the column kbps or Mbps, so that no reader has to guess',
    );
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const unit = words.at(-1) ?? '';
  const factorOfRate = inKbps[unit];
  if (factorOfRate !== undefined && words.length === 1)
    return { quantity: 'throughput', factor: factorOfRate };
  const quantity = quantities[words[0] ?? ''];
  if (quantity === undefined || words.length > 2) return undefined;
  const units = quantity === 'throughput' ? inKbps : inMs;
  const factor = words.length === 2 ? units[unit] : undefined;
  if (factor === undefined)
    throw at(
      `the column ${shown(name)} doesn't name a unit that is understood`,
      `Name it ${words[0] ?? quantity}_${quantity === 'throughput' ? 'kbps, _mbps or _bps' : 'ms or _s'}`,
    );
  return { quantity, factor };
}
