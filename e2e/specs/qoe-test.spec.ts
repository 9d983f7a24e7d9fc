import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { GateResults } from '../../lab/src/gate/results/gate-results.js';
import { serveOwnPage } from '../support/own-page.js';

/**
 * `qoeTest` of `sv-lab/playwright` as a project meets it: a suite of its own, three workers, three scenarios.
 * One plays what the lab plays by default, the others a page of the project's.
 */
test.setTimeout(120_000);

const suite = fileURLToPath(new URL('../support/qoe-suite', import.meta.url));
const runner = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));

/** What is read of Playwright's own report. */
interface Report {
  readonly suites: readonly {
    readonly specs: readonly { readonly title: string; readonly tests: readonly { results: Result[] }[] }[];
  }[];
}
interface Result {
  readonly status: string;
  readonly errors: readonly { readonly message: string }[];
  readonly attachments: readonly { readonly name: string; contentType: string; path?: string }[];
}

async function runSuite(out: string, ownPage: string): Promise<{ code: number | null; said: string }> {
  // Those of the runner that this test is in say nothing of the other.
  const own = Object.entries(process.env).filter(([name]) => !/^(TEST|PLAYWRIGHT|PW)_/.test(name));
  const child = spawn(process.execPath, [runner, 'test', '--reporter', 'list,json', '--output', out], {
    cwd: suite,
    env: {
      ...Object.fromEntries(own),
      OWN_PAGE: ownPage,
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(out, '../report.json'),
      // With the colours that Playwright's workers ask for it makes every Node program say something of it.
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { code, said };
}

/** But for what Playwright adds to a failure by itself. */
const attachedTo = (tried: Result | undefined): Result['attachments'] =>
  (tried?.attachments ?? []).filter(({ name }) => name !== 'error-context');

test('qoeTest passes, fails with the sentences, refuses a typo, and attaches what was seen', async () => {
  const site = await serveOwnPage(() => {});
  const out = test.info().outputPath('suite');
  const ownPage = `${site.origin}/player.html?src={url}`;
  const { code, said } = await runSuite(out, ownPage).finally(async () => site.stop());
  expect(code, said).toBe(1);
  expect(said).toContain('1 passed');
  expect(said).toContain('2 failed');

  const report = JSON.parse(await readFile(join(out, '../report.json'), 'utf8')) as Report;
  const ended = new Map(
    report.suites.flatMap(({ specs }) => specs.map(({ title, tests }) => [title, tests[0]?.results[0]])),
  );
  const steady = ended.get('QoE: steady.yaml');
  const slow = ended.get('QoE: over budget');
  const mistyped = ended.get('QoE: mistyped');
  expect([steady, slow, mistyped].map((each) => each?.status)).toEqual(['passed', 'failed', 'failed']);

  const [broken] = slow?.errors ?? [];
  expect(broken?.message).toMatch(
    /^Error: Viewers would see what they should not:\n {2}✗ .*first frame.*on "over budget" over HLS, and has to be 250 ms at most\.\nReport: .*report\.html$/i,
  );
  const [refused] = mistyped?.errors ?? [];
  expect(refused?.message).toMatch(/^Error: \S*scenario\.json, line 4\b.*"netwrk".*"network"/);
  // The sentence says it all: no stack, no line of the lab's.
  expect(said).not.toContain('playwright/index.cjs');

  expect(attachedTo(mistyped)).toEqual([]);
  const kinds = ['application/json', 'application/xml', 'image/svg+xml', 'text/html'];
  const seen = new Set(['application/zip', 'image/jpeg', 'video/webm']);
  for (const [played, name] of [
    [steady, 'steady'],
    [slow, 'over budget'],
  ] as const) {
    const attached = attachedTo(played);
    const told = attached.map(({ contentType }) => contentType).filter((type) => !seen.has(type));
    expect(told.toSorted()).toEqual(kinds);
    const text = async (type: string): Promise<string> =>
      readFile(attached.find(({ contentType }) => contentType === type)?.path ?? '', 'utf8');
    const results = JSON.parse(await text('application/json')) as GateResults;
    expect(results.plays.map(({ scenario, format }) => [scenario, format])).toEqual([[name, 'hls']]);
    expect(results.settings.parallel).toBe(Math.max(1, Math.min(12, Math.floor((2 * cpus().length) / 3))));
    for (const type of ['text/html', 'application/xml']) expect(await text(type)).toContain(name);
    expect(await text('image/svg+xml')).toMatch(/^<svg/);
  }
  // Of what failed there is something to look at, by the name that Playwright's report opens it by.
  const trace = attachedTo(slow).find(({ contentType }) => contentType === 'application/zip');
  expect(trace?.name).toBe('trace');
  expect((await stat(trace?.path ?? '')).size).toBeGreaterThan(1_000);
  expect(attachedTo(steady).map(({ name }) => name)).not.toContain('trace');
});
