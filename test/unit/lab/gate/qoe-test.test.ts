import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playsAtATime } from '../../../../lab/playwright/plays-at-a-time.cjs';
import { readGateOptions } from '../../../../lab/src/cli/gate-options.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const runner = join(root, 'node_modules/@playwright/test/cli.js');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-qoe-test-'));
  const library = JSON.stringify(join(root, 'lab/playwright/index.mjs'));
  await writeFile(
    join(folder, 'viewing.spec.mjs'),
    `import { qoeTest } from ${library};\n\nqoeTest({ name: 'slow line', network: { kbps: 900 } });\n`,
  );
  await writeFile(
    join(folder, 'other.spec.mjs'),
    `import { qoeTest } from ${library};\nqoeTest('a.yaml');\n`,
  );
  await writeFile(join(folder, 'playwright.config.mjs'), `export default { testDir: '.' };\n`);
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

describe('qoeTest', () => {
  it.each([
    ['by file', ['viewing'], ['viewing.spec.mjs:3:1', 'QoE: slow line', 'Total: 1 test in 1 file']],
    ['by line', ['viewing.spec.mjs:3'], ['QoE: slow line']],
    ['all', [], ['viewing.spec.mjs:3:1', 'other.spec.mjs:2:1', 'Total: 2 tests in 2 files']],
  ])('stands where its caller wrote it: selected %s', async (_, selection, expected) => {
    const { stdout } = await run(process.execPath, [runner, 'test', ...selection, '--list'], {
      cwd: folder,
    });
    for (const part of expected) expect(stdout).toContain(part);
  });
});

describe('plays at a time', () => {
  it.each([
    [1, 2, 4],
    [2, 2, 2],
    [3, 2, 1],
    [4, 2, 1],
    [16, 2, 1],
    [3, 8, 5],
    [1, 64, 12],
  ])('%i workers on %i cores: %i each', (workers, cores, plays) => {
    expect(playsAtATime(workers, cores)).toBe(plays);
  });

  it('are those of the gate itself where there is one worker', () => {
    expect(playsAtATime(1)).toBe(readGateOptions([])?.parallel);
  });
});
