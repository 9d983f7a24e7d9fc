import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../../../lab/src/cli/main.js';
import { documentWith } from './support/an-experiment.js';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-cli-'));
  file = join(folder, 'test.json');
  await writeFile(file, documentWith());
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

async function lab(...args: readonly string[]): Promise<{ code: number; told: string }> {
  const lines: string[] = [];
  const keep = (...parts: readonly unknown[]): void => void lines.push(parts.join(' '));
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
  const code = await main(['experiment', ...args]);
  return { code, told: lines.join('\n') };
}

describe('sv-lab experiment', () => {
  it('tells what a dry run would do, to whom, and journals it', async () => {
    const journal = join(folder, 'dry.jsonl');
    const { code, told } = await lab(file, '--dry-run', '--viewers', 'ann', 'bob', '--journal', journal);
    expect(code).toBe(0);
    expect(told).toMatch(/a test \(medium, 25 % of viewers, 60 s, seed 7\)/);
    expect(told).toMatch(/ann would (not )?be disturbed/);
    expect(told).toMatch(/5\.0 s {2}latency-1\.delay: every request: 200 ms late/);
    expect(told).toMatch(/20\.0 s {2}latency-1\.delay ends/);
    const lines = (await readFile(journal, 'utf8')).trim().split('\n');
    expect(lines[0]).toContain('"mode":"dry-run"');
    expect(lines).toHaveLength(5);
  });

  it('does nothing but plan at the level dry-run', async () => {
    const dry = join(folder, 'level.json');
    await writeFile(dry, documentWith({ level: undefined }));
    expect((await lab(dry)).told).toMatch(/Dry run: nothing is done/);
  });

  it.each([
    ['nothing', [], /Which experiment\? Give its file first/],
    ['nothing to watch', ['FILE'], /Give --root DIR or --upstream URL, or --dry-run/],
    ['a file that is missing', ['none.yaml'], /none\.yaml: it can't be read/],
    [
      'a metric that nobody tells',
      ['FILE', '--root', '.'],
      /steadyState: nobody tells the metric rebufferPct here/,
    ],
    ['an unknown process', ['FILE', '--pid', 'store=77'], /has no process "store" for --pid/],
    [
      'a pid that is none',
      ['FILE', '--pid', 'store'],
      /--pid is store; write the process's name and its pid/,
    ],
    ['a port that is none', ['FILE', '--port', '70000'], /--port is 70000/],
    ['a file and a replay', ['FILE', '--replay', 'x'], /takes its experiment from the journal/],
    ['no journal', ['--replay', 'FILE'], /line 1: it is no journal of an experiment/],
  ])('refuses %s with exit code 2 and a sentence', async (_, args, message) => {
    const { code, told } = await lab(...args.map((arg) => (arg === 'FILE' ? file : arg)));
    expect(told).toMatch(message);
    expect(code).toBe(2);
  });
});
