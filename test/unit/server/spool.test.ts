import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spool } from '../../../server/src/collector/spool/spool.js';
import { NoRoom } from '../../../server/src/collector/store-faults.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-spool-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const MB = 1_000_000;
const open = async (mostBytes = 100 * MB): Promise<Spool> => Spool.open(folder, mostBytes);

async function readAll(spool: Spool, mostBytes = MB): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const { lines, next } = await spool.read(mostBytes);
    if (lines.length === 0) return all;
    all.push(...lines);
    await spool.advance(next);
  }
}

describe('what waits on disk', () => {
  it('comes out whole and in order, in parts as large as asked for', async () => {
    const spool = await open();
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index} ${'é🎬'.repeat(index % 40)}`);
    await spool.append(lines.slice(0, 200));
    await spool.append(lines.slice(200));
    const { lines: first } = await spool.read(1_000);
    expect(first.length).toBeLessThan(60);
    expect(await readAll(spool, 1_000)).toEqual(lines);
    expect(spool.waitingBytes).toBe(0);
    await spool.close();
  });

  it('gives a line that is longer than a part, all the same', async () => {
    const spool = await open();
    await spool.append(['x'.repeat(50_000), 'y']);
    expect(await readAll(spool, 1_000)).toEqual(['x'.repeat(50_000), 'y']);
    await spool.close();
  });

  it('is read again until it is said to be done, and not after', async () => {
    const before = await open();
    await before.append(['a', 'b']);
    await before.advance((await before.read(2)).next);
    await before.read(MB);
    await before.close();
    const after = await open();
    expect(await readAll(after)).toEqual(['b']);
    await after.append(['c']);
    expect(await readAll(after)).toEqual(['c']);
    await after.close();
  });

  it('loses a half-written line of a crash, and nothing else', async () => {
    const before = await open();
    await before.append(['whole']);
    await before.close();
    const log = (await readdir(folder)).find((name) => name.endsWith('.log'));
    await appendFile(join(folder, log ?? ''), '{"half":');
    const after = await open();
    await after.append(['next']);
    expect(await readAll(after)).toEqual(['whole', 'next']);
    await after.close();
  });

  it('comes again from the beginning when the note of how far it was read is spoilt', async () => {
    const before = await open();
    await before.append(['a', 'b']);
    await before.advance((await before.read(2)).next);
    await before.close();
    await writeFile(join(folder, 'read-to.json'), '{"fi');
    const after = await open();
    expect(await readAll(after)).toEqual(['a', 'b']);
    await after.close();
  });

  it('is bounded: more is refused, and fits again once some was taken', async () => {
    const spool = await open(100);
    await spool.append(['x'.repeat(60)]);
    await expect(spool.append(['y'.repeat(60)])).rejects.toBeInstanceOf(NoRoom);
    expect(await readAll(spool)).toEqual(['x'.repeat(60)]);
    await spool.append(['y'.repeat(60)]);
    expect(await readAll(spool)).toEqual(['y'.repeat(60)]);
    await spool.close();
  });

  it('takes no room once it was read, however much goes through', async () => {
    const spool = await open();
    const line = 'z'.repeat(MB);
    for (let part = 0; part < 40; part += 1) {
      await spool.append([line]);
      expect(await readAll(spool, 2 * MB)).toEqual([line]);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.log'))).toHaveLength(1);
    await spool.close();
  });
});
