import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DASH, expect, HLS, test } from '../support/test.js';

// Each run bundles its page and starts a browser of its own beside the test's.
test.setTimeout(180_000);
// Its file is the last of them: what is left of it then is shared among all workers.
test.describe.configure({ mode: 'parallel' });

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

async function svLab(...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['lab/bin/sv-lab.mjs', 'watch', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}

interface StoredView {
  readonly synthetic: boolean;
  readonly title: string | null;
  readonly engine: string | null;
  readonly startupMs: number | null;
  readonly endReason: string | null;
}

async function storedViews(origin: string): Promise<readonly StoredView[]> {
  const { views } = (await (await fetch(`${origin}/api/views`)).json()) as { views: StoredView[] };
  return views.filter(({ synthetic }) => synthetic);
}

test('sv-lab watch plays a source, and the collector has it as a synthetic view', async ({ origin }) => {
  const { code, output } = await svLab(
    `${origin}${HLS}`,
    '--once',
    '--for',
    '6s',
    '--collector',
    `${origin}/rum`,
  );
  expect(output).toMatch(/ok +first frame after \d+ ms, \d+\.\d s played/);
  expect(code).toBe(0);
  const view = (await storedViews(origin)).find(({ title }) => title === 'sv-lab watch');
  expect(view).toMatchObject({ engine: 'hls', endReason: 'quit' });
  expect(view?.startupMs).toBeGreaterThan(0);
});

test('sv-lab watch measures the video of any web page', async ({ origin }) => {
  const page = `${origin}/embed.html?${new URLSearchParams({ src: DASH, autoplay: '', muted: '' }).toString()}`;
  const args = ['--player', 'page', '--once', '--for', '6s', '--collector', `${origin}/rum`];
  const { code, output } = await svLab(page, ...args);
  expect(output).toMatch(/ok +first frame after \d+ ms/);
  expect(code).toBe(0);
  expect(await storedViews(origin)).toContainEqual(expect.objectContaining({ engine: 'page' }));
});

test('sv-lab watch says what is wrong, tells the webhook, and exits with 1', async ({ origin }) => {
  const bodies: string[] = [];
  const hook = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      bodies.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    hook.listen(0, '127.0.0.1', resolve);
  });
  try {
    const webhook = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
    const missing = `${origin}/media/nowhere/master.m3u8`;
    const { code, output } = await svLab(missing, '--once', '--for', '30s', '--webhook', webhook);
    expect(output).toMatch(/BREACH.*\n.*MANIFEST_LOAD_FAILED.*404/);
    expect(code).toBe(1);
    expect(bodies.map((body) => JSON.parse(body) as object)).toMatchObject([
      { kind: 'breach', url: missing, breaches: [{ code: 'failed' }] },
    ]);
  } finally {
    hook.close();
  }
});

test('sv-lab watch tells a page without a video from one that is not there', async ({ origin }) => {
  const [without, absent] = await Promise.all(
    ['live', 'nowhere'].map(async (path) =>
      svLab(`${origin}/${path}`, '--player', 'page', '--once', '--for', '5s'),
    ),
  );
  expect(without).toMatchObject({ code: 1, output: expect.stringContaining('no <video>') });
  expect(absent).toMatchObject({ code: 1, output: expect.stringContaining('answered 404') });
});
