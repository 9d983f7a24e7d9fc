import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { master, titleFolder } from './support/origin-under-test.js';
import { labProgram, runLab, type Ran } from './support/run-lab.js';

let folder: Awaited<ReturnType<typeof titleFolder>>;

beforeAll(async () => {
  folder = await titleFolder();
});

afterAll(async () => {
  await folder.remove();
});

/** Runs `sv-lab origin`; `use` is given its address, and then it is told to stop. */
async function run(args: readonly string[], use?: (url: string) => Promise<void>): Promise<Ran> {
  return runLab(['origin', ...args], async (url, stop) => use?.(url).finally(stop));
}

describe('sv-lab origin', () => {
  it('serves a folder over a recorded network with faults, and notes the requests', async () => {
    const trace = join(folder.root, '..', 'trace.csv');
    const faults = join(folder.root, '..', 'faults.json');
    const journal = join(folder.root, '..', 'journal.jsonl');
    await writeFile(trace, 'duration_s,kbps,latency_ms\n10,900,20\n5,1800,30\n');
    await writeFile(
      faults,
      JSON.stringify([{ id: 'gone', match: { kinds: ['video'] }, effect: { kind: 'status', status: 410 } }]),
    );
    const ran = await run(
      [
        '--root',
        folder.root,
        '--trace',
        trace,
        '--faults',
        faults,
        '--journal',
        journal,
        '--cdn',
        'a:eu',
        'b',
      ],
      async (url) => {
        expect(await (await fetch(`${url}/v/me/cdn/a/master.m3u8`)).text()).toBe(master);
        expect((await fetch(`${url}/v/me/cdn/c/master.m3u8`)).status).toBe(404);
        expect((await fetch(`${url}/v/me/video/1.m4s`)).status).toBe(410);
        expect(await (await fetch(`${url}/_chaos/viewers/me`)).json()).toMatchObject({
          kbps: 900,
          latencyMs: 20,
          conditions: { link: { repeatAfterSec: 15 } },
        });
      },
    );
    expect(ran).toMatchObject({ code: 0, err: '' });
    const lines = (await readFile(journal, 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([200, 410]);
  });

  it.each([
    [[], 'What is to be served?'],
    [['--rot', 'x'], 'There is no option --rot'],
    [['--root', 'nowhere-at-all'], 'no such folder'],
    [['--upstream', 'ftp://x'], 'only http: and https:'],
    [['--root', '.', '--kbps', 'fast'], '--kbps is "fast"'],
    [['--root', '.', '--kbps', '1', '--trace', 'x'], 'Leave one out'],
    [['--root', '.', '--faults', labProgram], 'it is no JSON'],
    [['--root', '.', '--port', '70000'], 'from 0 to 65535'],
    [['--root', '.', '--cdn', 'a/b'], "can't stand in a URL"],
  ])('refuses %j in one sentence', async (args, words) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  it('tells its options', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('--upstream URL');
  });
});
