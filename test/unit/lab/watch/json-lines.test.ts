import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonLines } from '../../../../lab/src/watch/json-lines.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-lines-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

describe('the file of plays', () => {
  it('that can not be written is refused before anything is played', async () => {
    const lines = new JsonLines(join(folder, 'none', 'plays.jsonl'), () => undefined);
    await expect(lines.open()).rejects.toThrow(
      /plays\.jsonl.*can't be written.*ENOENT.*folder that is there/,
    );
  });

  it('that can not be written any more is told once for each reason, and written again when it can', async () => {
    const at = join(folder, 'at');
    const file = join(at, 'plays.jsonl');
    const warnings: string[] = [];
    const lines = new JsonLines(file, (sentence) => void warnings.push(sentence));
    const add = async (...numbers: readonly number[]): Promise<void> => {
      for (const number of numbers) await lines.add({ number });
    };
    await mkdir(at);
    await lines.open();
    await add(1);
    await rename(at, join(folder, 'away'));
    await add(2, 3);
    expect(warnings).toEqual([expect.stringMatching(/plays\.jsonl has not got this play.*ENOENT/)]);
    await mkdir(file, { recursive: true });
    await add(4, 5);
    expect(warnings).toEqual([expect.any(String), expect.stringContaining('EISDIR')]);
    await rm(at, { recursive: true });
    await rename(join(folder, 'away'), at);
    await add(6);
    expect(await readFile(file, 'utf8')).toBe('{"number":1}\n{"number":6}\n');
    await rm(at, { recursive: true });
    await add(7);
    expect(warnings).toHaveLength(3);
  });
});
