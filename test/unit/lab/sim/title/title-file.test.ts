import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LabInputError } from '../../../../../lab/src/sim/input-error.js';
import { readTitle } from '../../../../../lab/src/sim/title/title-file.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-titles-'));
});
afterEach(() => rm(folder, { recursive: true }));

const table = {
  name: 'short',
  segmentDurationMs: 2000,
  bitratesKbps: [100, 300],
  segmentSizesBits: [
    [200_000, 600_000],
    [160_000, 900_000],
  ],
};

async function read(content: unknown): ReturnType<typeof readTitle> {
  const path = join(folder, 'film.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readTitle(path);
}

describe('a table of segment sizes', () => {
  it('becomes a title with its ladder, peaks and sizes', async () => {
    expect(await read(table)).toEqual({
      name: 'short',
      segmentSec: 2,
      renditions: [
        { id: 'r100', bitrateKbps: 100, peakKbps: 100 },
        { id: 'r300', bitrateKbps: 300, peakKbps: 450 },
      ],
      segmentBytes: [
        [25_000, 75_000],
        [20_000, 112_500],
      ],
    });
  });

  it('is called like its file where it has no name', async () => {
    const { name: _name, ...nameless } = table;
    expect((await read(nameless)).name).toBe('film');
  });

  it.each([
    ['no JSON', 'bitrates', /film\.json: it isn't JSON .* A title is/],
    ['a list', [], /it is an array/],
    ['without a duration', { ...table, segmentDurationMs: undefined }, /segmentDurationMs: it is missing/],
    ['of no duration', { ...table, segmentDurationMs: 0 }, /segmentDurationMs: it is 0/],
    ['without bitrates', { ...table, bitratesKbps: [] }, /bitratesKbps: it is empty/],
    [
      'with descending bitrates',
      { ...table, bitratesKbps: [300, 100] },
      /bitrate 2 \(100\) isn't above .* \(300\)/,
    ],
    ['with a bitrate twice', { ...table, bitratesKbps: [300, 300] }, /bitrate 2 \(300\)/],
    ['with a bitrate of 0', { ...table, bitratesKbps: [0, 300] }, /bitrate 1 is 0/],
    ['without segments', { ...table, segmentSizesBits: [] }, /segmentSizesBits: it is empty/],
    [
      'with a short row',
      { ...table, segmentSizesBits: [[1, 2], [1]] },
      /segment 2: the row has 1 sizes for 2 bitrates/,
    ],
    ['with a row that is none', { ...table, segmentSizesBits: [3] }, /segment 1: the row is 3/],
    ['with a size of 0', { ...table, segmentSizesBits: [[1, 0]] }, /segment 1: size 2 is 0/],
    ['with a negative size', { ...table, segmentSizesBits: [[-1, 2]] }, /segment 1: size 1 is -1/],
  ])('is refused when it is %s', async (_, content, message) => {
    const reading = read(content);
    await expect(reading).rejects.toBeInstanceOf(LabInputError);
    await expect(reading).rejects.toThrow(message);
  });

  it("is refused when it isn't there", async () => {
    await expect(readTitle(join(folder, 'none.json'))).rejects.toThrow(/none\.json: it can't be read/);
  });
});
