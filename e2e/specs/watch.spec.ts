import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveOwnPage } from '../support/own-page.js';
import { DASH, expect, HLS, test } from '../support/test.js';

// Each run bundles its page and starts a browser of its own beside the test's.
test.setTimeout(180_000);
// Its file is the last of them: what is left of it then is shared among all workers.
test.describe.configure({ mode: 'parallel' });

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

interface Running {
  readonly ended: Promise<Ran>;
  /** What it has said so far. */
  said(): string;
  stop(signal: 'SIGINT' | 'SIGTERM'): void;
}

function startSvLab(...args: readonly string[]): Running {
  const child = spawn(process.execPath, ['lab/bin/sv-lab.mjs', 'watch', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
  return { ended, said: () => output, stop: (signal) => void child.kill(signal) };
}

const svLab = async (...args: readonly string[]): Promise<Ran> => startSvLab(...args).ended;

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

test('a watch that goes on ends by a signal with 1 if a play went wrong, and lines it can not write do not end it', async ({
  origin,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'sv-watch-e2e-'));
  const json = join(folder, 'plays.jsonl');
  const running = startSvLab(`${origin}/nowhere`, '--player', 'page', '--every', '1h', '--json', json);
  try {
    await expect.poll(() => existsSync(json)).toBe(true);
    await rm(folder, { recursive: true });
    await expect
      .poll(() => running.said())
      .toMatch(/BREACH[^]*answered 404[^]*has not got this play.*ENOENT/);
  } finally {
    running.stop('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
  expect(await running.ended).toMatchObject({ code: 1 });
});

test('a watch that is ended in mid-play, before anything went wrong, exits with 0', async ({ origin }) => {
  let playing = (): void => {};
  const plays = new Promise<void>((resolve) => (playing = resolve));
  const site = await serveOwnPage(() => playing());
  const url = `${site.origin}/player.html?src=${encodeURIComponent(origin + HLS)}`;
  const running = startSvLab(url, '--player', 'page', '--for', '1h', '--every', '2h');
  try {
    await plays;
  } finally {
    running.stop('SIGINT');
    await site.stop();
  }
  expect(await running.ended).toEqual({ code: 0, output: '' });
});
