import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LabInputError, shown, type FaultAt } from '../input-error.js';
import type { Title } from './title.js';

const format =
  '{"name", "segmentDurationMs", "bitratesKbps": [], "segmentSizesBits": [[one per rung] per segment]}';

/**
 * Reads a table of real segment sizes: `{"name", "segmentDurationMs", "bitratesKbps", "segmentSizesBits"}`, the
 * sizes one row a segment and one column a bitrate. Throws LabInputError for a table that isn't whole.
 */
export async function readTitle(path: string): Promise<Title> {
  const table = await parsed(path);
  const at =
    (where: string): FaultAt =>
    (problem, remedy) =>
      new LabInputError({ file: path, where, problem, remedy });

  const durationMs = table['segmentDurationMs'];
  if (!isPositive(durationMs))
    throw at('segmentDurationMs')(`it is ${shown(durationMs)}`, 'Give the length of a segment in ms');
  const bitratesKbps = checkedBitrates(table['bitratesKbps'], at('bitratesKbps'));
  const rows = checkedSizes(table['segmentSizesBits'], bitratesKbps.length, at);

  const segmentSec = durationMs / 1000;
  const { name } = table;
  return {
    name: typeof name === 'string' && name !== '' ? name : basename(path, '.json'),
    segmentSec,
    renditions: bitratesKbps.map((bitrateKbps, index) => ({
      id: `r${bitrateKbps}`,
      bitrateKbps,
      peakKbps: rows.reduce((most, row) => Math.max(most, row[index] ?? 0), 0) / segmentSec / 1000,
    })),
    segmentBytes: rows.map((row) => row.map((bits) => bits / 8)),
  };
}

async function parsed(path: string): Promise<Readonly<Record<string, unknown>>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const isSyntax = cause instanceof SyntaxError;
    throw new LabInputError({
      file: path,
      problem: isSyntax ? `it isn't JSON (${cause.message})` : "it can't be read",
      remedy: isSyntax
        ? `A title is ${format}`
        : 'Check the path; it counts from where the command was started',
      cause,
    });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new LabInputError({ file: path, problem: `it is ${shown(value)}`, remedy: `A title is ${format}` });
}

function checkedBitrates(value: unknown, at: FaultAt): number[] {
  if (!Array.isArray(value) || value.length === 0)
    throw at(
      `it is ${Array.isArray(value) ? 'empty' : shown(value)}`,
      'List the bitrates in kbps, lowest first',
    );
  const bitrates: number[] = [];
  value.forEach((each: unknown, index) => {
    const before = bitrates.at(-1) ?? 0;
    if (!isPositive(each)) throw at(`bitrate ${index + 1} is ${shown(each)}`, 'A bitrate is above 0 kbps');
    if (each <= before)
      throw at(
        `bitrate ${index + 1} (${each}) isn't above the one before it (${before})`,
        'Sort them from the lowest to the highest, and the columns of sizes with them; leave out one of two that are equal',
      );
    bitrates.push(each);
  });
  return bitrates;
}

function checkedSizes(value: unknown, columns: number, at: (where: string) => FaultAt): number[][] {
  const whole = at('segmentSizesBits');
  if (!Array.isArray(value) || value.length === 0)
    throw whole(`it is ${Array.isArray(value) ? 'empty' : shown(value)}`, 'Give one row of sizes a segment');
  return value.map((row: unknown, segment) => {
    const here = at(`segmentSizesBits, segment ${segment + 1}`);
    if (!Array.isArray(row)) throw here(`the row is ${shown(row)}`, 'A row is a list of sizes in bits');
    if (row.length !== columns)
      throw here(`the row has ${row.length} sizes for ${columns} bitrates`, 'Give one size for each bitrate');
    return row.map((bits: unknown, index) => {
      if (!isPositive(bits))
        throw here(
          `size ${index + 1} is ${shown(bits)}`,
          'A segment has more than 0 bits in every rendition',
        );
      return bits;
    });
  });
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
