import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { LocalProcesses } from '../../../../lab/src/chaos/experiment/process-control.js';

const server = `
const { createServer } = require('node:http');
createServer((_, response) => response.end('here')).listen(Number(process.argv[1]), '127.0.0.1');
setTimeout(() => process.exit(), 60_000);
`;

let child: ChildProcess | null = null;
let restarted: number | null = null;
afterEach(() => {
  child?.kill('SIGKILL');
  if (restarted !== null) process.kill(restarted, 'SIGKILL');
  restarted = null;
});

const answers = async (port: number): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      signal: AbortSignal.timeout(500),
      headers: { connection: 'close' },
    });
    return (await response.text()) === 'here';
  } catch {
    return false;
  }
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a server process', () => {
  it('is frozen, goes on, is killed, and is started again', async () => {
    const port = await freePort();
    const args = ['-e', server, String(port)];
    child = spawn(process.execPath, args, { stdio: 'ignore' });
    const processes = new LocalProcesses([
      { name: 'store', pid: child.pid ?? null, command: [process.execPath, ...args] },
    ]);
    const soon = { timeout: 20_000, interval: 50 };
    await expect.poll(() => answers(port), soon).toBe(true);
    await processes.freeze('store');
    expect(await answers(port)).toBe(false);
    await processes.resume('store');
    await expect.poll(() => answers(port), soon).toBe(true);
    await processes.kill('store');
    expect(await answers(port)).toBe(false);
    await processes.restart('store');
    restarted = processes.pidOf('store');
    expect(restarted).not.toBe(child.pid);
    await expect.poll(() => answers(port), soon).toBe(true);
  });

  it.each([
    ['whose pid nobody told', null, /pid of the process store isn't known: give --pid store=PID/],
    ['that is this program', process.pid, /is this program's own/],
    ['that is gone', 4_194_303, /can't be sent SIGSTOP: is it still there\?/],
  ])('%s is left alone, with a sentence', async (_, pid, message) => {
    const processes = new LocalProcesses([{ name: 'store', pid, command: null }]);
    await expect(processes.freeze('store')).rejects.toThrow(message);
  });

  it('that cannot be started is told of', async () => {
    const processes = new LocalProcesses([{ name: 'store', pid: null, command: ['/no/such/program'] }]);
    await expect(processes.restart('store')).rejects.toThrow(/ENOENT/);
  });
});
