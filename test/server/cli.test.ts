import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, runToEnd, startBuiltServer, temporaryFolder } from './support/built-server.js';

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
});

afterAll(async () => discard(folder));

/** Holds a port until released. */
async function takePort(): Promise<{ readonly port: number; release(): void }> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  return { port: (holder.address() as AddressInfo).port, release: () => holder.close() };
}

describe('--lab', () => {
  it('is told to the demo, as its origin', async () => {
    const data = join(folder, 'with-lab');
    const server = await startBuiltServer(['--data', data, '--lab', 'http://127.0.0.1:9/live/']);
    const told = await (await fetch(`${server.origin}/lab.json`)).json();
    await server.stop();
    expect(told).toEqual({ origin: 'http://127.0.0.1:9' });
  });
});

describe('starting', () => {
  it.each([
    ['an unknown flag', ['--prot', '80'], /--prot/],
    ['a port that is none', ['--port', '80a'], /--port was "80a"/],
    ['a port too high', ['--port', '65536'], /0.*65535/],
    ['a lab that is no address', ['--lab', 'next door'], /--lab was "next door"/],
    ['another machine without a token', ['--host', '0.0.0.0'], /--token/],
    ["another machine without a parties' secret", ['--host', '0.0.0.0', '--token', 'x'], /--party-secret/],
    ["a parties' secret too short", ['--party-secret', 'short'], /--party-secret.*32/],
    ["Redis without a parties' secret", ['--redis', 'redis://127.0.0.1:1'], /--party-secret/],
    ['a limit that is none', ['--party-limits', 'rooms=many'], /rooms was "many"/],
    ['a limit there is not', ['--party-limits', 'room=1'], /"room"; there are: rooms/],
    ['an origin that is none', ['--party-origins', 'site'], /"site"/],
    ['an argument too many', ['serve'], /serve/],
  ])('refuses %s in one sentence', async (_name, args, words) => {
    const { code, errors, output } = await runToEnd(args);
    expect(code).toBe(2);
    expect(errors).toMatch(words);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(output).toBe('');
  });

  it('refuses a data folder that cannot be written', async () => {
    const { code, errors } = await runToEnd(['--data', join(folder, 'file', 'data')]);
    expect(code).toBe(2);
    expect(errors).toMatch(/--data .* can't be written/);
  });

  it('refuses a file where a folder is meant', async () => {
    const data = join(folder, 'data');
    const { code, errors } = await runToEnd(['--data', data, '--titles', join(folder, 'file')]);
    expect(code).toBe(2);
    expect(errors).toMatch(/--titles .* must be a folder/);
  });

  it('refuses a data folder that another server uses', async () => {
    const data = join(folder, 'shared');
    const server = await startBuiltServer(['--data', data]);
    const { code, errors } = await runToEnd(['--data', data, '--port', '0']);
    await server.stop();
    expect(code).toBe(2);
    expect(errors).toMatch(/in use by another server/);
  });

  it('takes the next free port when one is taken, or refuses if told to', async () => {
    const taken = await takePort();
    const asked = ['--port', String(taken.port), '--data', join(folder, 'ports')];
    const server = await startBuiltServer(asked);
    const got = Number(new URL(server.origin).port);
    expect(got).toBeGreaterThan(taken.port);
    expect(got).toBeLessThanOrEqual(taken.port + 20);
    await server.stop();
    const { code, errors } = await runToEnd([...asked, '--strict-port']);
    taken.release();
    expect(code).toBe(2);
    expect(errors).toContain(`Port ${taken.port} is taken`);
  });
});

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in order on %s, whatever connections are open',
    async (signal) => {
      const server = await startBuiltServer(['--data', join(folder, signal)]);
      await fetch(`${server.origin}/shaped/v`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: '{"kbps":0}',
      });
      const agent = new Agent({ keepAlive: true });
      const idle = await new Promise((resolve) => {
        get(`${server.origin}/healthz`, { agent }, (response) => {
          response.resume().once('end', () => resolve('idle'));
        });
      });
      expect(idle).toBe('idle');
      const stuck = fetch(`${server.origin}/shaped/v/media/index.json`).catch(() => 'cut off');
      const { code, errors } = await server.stop(signal);
      agent.destroy();
      expect(code).toBe(0);
      expect(errors).toBe('');
      expect(await stuck).toBe('cut off');
    },
  );
});
