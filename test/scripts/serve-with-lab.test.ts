import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../server/support/build.js';
import { discard, temporaryFolder } from '../server/support/built-server.js';

const serveWithLab = new URL('../../scripts/support/serve-with-lab.mjs', import.meta.url);

let data: string;
/** As `npm start` does, over the title that tests have. */
let program: string;
beforeAll(async () => {
  data = await temporaryFolder();
  program = join(data, 'start.mjs');
  await writeFile(
    program,
    `import { serveWithLab } from '${serveWithLab.href}';
     await serveWithLab({ title: '.titles/lab', titles: '.titles', args: process.argv.slice(2) });`,
  );
  await ensureBuilt();
});
afterAll(async () => discard(data));

it('serves site, live title and faults from one process, and ends all of it on one Ctrl-C', async () => {
  const child = spawn(process.execPath, [program, '--json', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = once(child, 'exit');
  try {
    await Promise.race([
      exited.then(() => {
        throw new Error(`It ended: ${errors}`);
      }),
      (async () => {
        while (!output.includes('\n')) await once(child.stdout, 'data');
      })(),
    ]);
    // The address, once, and nothing else.
    const { listening } = JSON.parse(output) as { listening: string };
    const lab = (await (await fetch(`${listening}/lab.json`)).json()) as { origin: string };
    const live = await fetch(`${lab.origin}/live/hls/master.m3u8`);
    expect(await live.text()).toContain('#EXTM3U');
    expect((await fetch(`${lab.origin}/v/someone/lab/master.m3u8`)).status).toBe(200);
    // Where the system tells: no process of its own.
    const children = `/proc/${child.pid}/task/${child.pid}/children`;
    expect(await readFile(children, 'utf8').catch(() => '')).toBe('');
    // From the terminal, and passed on by npm.
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(errors).toBe('');
    await expect(fetch(`${lab.origin}/live/time`)).rejects.toThrow();
  } finally {
    child.kill('SIGKILL');
  }
});

it('ends where the server can’t start, or has nothing to do', () => {
  const refused = spawnSync(process.execPath, [program, '--port', 'soon']);
  expect(refused.status).toBe(2);
  expect(refused.stderr.toString()).toContain('--port');
  const helped = spawnSync(process.execPath, [program, '--help']);
  expect(helped.status).toBe(0);
  expect(helped.stdout.toString()).toContain('--titles DIR');
});
