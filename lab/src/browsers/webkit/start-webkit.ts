import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../home/ports.js';
import type { WebKitPrograms } from '../find-programs.js';

/** WebKitWebDriver with a screen and a D-Bus session of its own. */
export interface RunningWebKit {
  /** Where the driver answers, without a slash at the end. */
  readonly origin: string;
  onEnd(listener: () => void): void;
  stop(): Promise<void>;
}

const START_MS = 20_000;

/** Starts the driver; the browser comes with the first session. @throws Error in words */
export async function startWebKit(programs: WebKitPrograms): Promise<RunningWebKit> {
  const home = await mkdtemp(join(tmpdir(), 'sv-webkit-'));
  const started: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.toReversed().map(endGroup));
    await rm(home, { recursive: true, force: true });
  };
  try {
    const display = await startDisplay(programs.display, started);
    const port = await freePort();
    const driver = spawn(programs.bus, ['--', programs.driver, `--port=${port}`], {
      stdio: 'ignore',
      // A group of its own, so that the browser's processes end with it.
      detached: true,
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        XDG_CONFIG_HOME: home,
        XDG_DATA_HOME: home,
        XDG_RUNTIME_DIR: home,
        // No screen reader will ask, and the bus for one would outlive us.
        NO_AT_BRIDGE: '1',
        GTK_A11Y: 'none',
        // A virtual screen has no graphics card.
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    });
    started.push(driver);
    const origin = `http://127.0.0.1:${port}`;
    await answering(origin, driver);
    return { origin, onEnd: (listener) => void driver.once('exit', listener), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Xvfb on the first display that is free; resolves to its number once it takes clients. */
async function startDisplay(program: string, started: ChildProcess[]): Promise<string> {
  const child = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  started.push(child);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${program} gave no display within ${START_MS / 1000} s.`));
    }, START_MS);
    child.stdio[3]?.once('data', (number: Buffer) => {
      clearTimeout(timer);
      resolve(number.toString().trim());
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${program} ended with code ${code}.`));
    });
  });
}

async function answering(origin: string, driver: ChildProcess): Promise<void> {
  let failed: unknown;
  driver.once('error', (error) => {
    failed = error;
  });
  const giveUpAt = performance.now() + START_MS;
  while (performance.now() < giveUpAt) {
    if (failed !== undefined || driver.exitCode !== null)
      throw new Error('WebKitWebDriver ended at once.', { cause: failed });
    try {
      if ((await fetch(`${origin}/status`)).ok) return;
    } catch {
      // Not yet.
    }
    await wait(100);
  }
  throw new Error(`WebKitWebDriver did not answer within ${START_MS / 1000} s.`);
}

/** Asks a process and all it started to end, and a second later no longer asks. */
async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  signal(-pid, 'SIGTERM');
  for (let round = 0; round < 10 && signal(-pid, 0); round += 1) await wait(100);
  signal(-pid, 'SIGKILL');
}

function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}
