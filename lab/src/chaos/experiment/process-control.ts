import { spawn } from 'node:child_process';
import { systemClock, type Clock } from '../../../../src/base/clock.js';
import type { ProcessControl } from './chaos-target.js';
import type { ServerProcess } from './experiment.js';
import { pause } from './in-time.js';

/** For a target that has no processes: says so. */
export const noProcesses: ProcessControl = Object.fromEntries(
  (['freeze', 'resume', 'kill', 'restart'] as const).map((action) => [
    action,
    (process: string): Promise<void> =>
      Promise.reject(new Error(`the process ${process} is out of reach here: ${action} is impossible`)),
  ]),
) as unknown as ProcessControl;

/**
 * Stops processes of this machine by signals, and starts killed ones again by their command: detached, in
 * this program's folder and environment, without output. What was started again goes on after the run.
 */
export class LocalProcesses implements ProcessControl {
  readonly #pids = new Map<string, number | null>();
  readonly #commands = new Map<string, readonly string[] | null>();
  readonly #clock: Clock;

  constructor(known: readonly ServerProcess[], clock: Clock = systemClock) {
    this.#clock = clock;
    for (const { name, pid, command } of known) {
      this.#pids.set(name, pid);
      this.#commands.set(name, command);
    }
  }

  /** Of the process as it runs now; null where none is known. */
  pidOf(process: string): number | null {
    return this.#pids.get(process) ?? null;
  }

  async freeze(process: string): Promise<void> {
    this.#signal(process, 'SIGSTOP');
  }

  async resume(process: string): Promise<void> {
    this.#signal(process, 'SIGCONT');
  }

  /** Resolves when it is gone. */
  async kill(process: string): Promise<void> {
    const pid = this.#signal(process, 'SIGKILL');
    while (isThere(pid)) await pause(20, this.#clock);
  }

  async restart(name: string): Promise<void> {
    const [program, ...args] = this.#commands.get(name) ?? [];
    if (program === undefined) throw new Error(`there is no command that starts ${name} again`);
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    this.#pids.set(name, child.pid ?? null);
  }

  #signal(name: string, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): number {
    const pid = this.pidOf(name);
    if (pid === null) throw new Error(`the pid of the process ${name} isn't known: give --pid ${name}=PID`);
    if (pid === process.pid || pid === process.ppid)
      throw new Error(`the pid of ${name}, ${pid}, is this program's own or its parent's`);
    try {
      process.kill(pid, signal);
    } catch (cause) {
      throw new Error(`the process ${name} (${pid}) can't be sent ${signal}: is it still there?`, { cause });
    }
    return pid;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
