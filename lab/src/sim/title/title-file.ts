import { readFile } from 'node:fs/promises';
import type { Title } from './title.js';

interface TitleTable {
  readonly name: string;
  readonly segmentDurationMs: number;
  readonly bitratesKbps: readonly number[];
  readonly segmentSizesBits: readonly (readonly number[])[];
}

/** Reads a table of real segment sizes. */
export async function readTitle(path: string): Promise<Title> {
  const table = JSON.parse(await readFile(path, 'utf8')) as TitleTable;
  const segmentSec = table.segmentDurationMs / 1000;
  return {
    name: table.name,
    segmentSec,
    renditions: table.bitratesKbps.map((bitrateKbps, index) => ({
      id: `r${bitrateKbps}`,
      bitrateKbps,
      peakKbps: Math.max(...table.segmentSizesBits.map((row) => row[index] ?? 0)) / segmentSec / 1000,
    })),
    segmentBytes: table.segmentSizesBits.map((row) => row.map((bits) => bits / 8)),
  };
}
