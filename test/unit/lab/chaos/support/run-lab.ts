import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const labProgram = fileURLToPath(new URL('../../../../../lab/bin/sv-lab.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `sv-lab`, as on a terminal; `use` is given the address that it tells, and its Ctrl-C. */
export async function runLab(
  args: readonly string[],
  use?: (url: string, stop: () => void) => Promise<void>,
): Promise<Ran> {
  const child = spawn(process.execPath, [labProgram, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  let used: Promise<void> | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    const url = /(http:\/\/127\.0\.0\.1:\d+)[/\s]/.exec(out)?.[1];
    if (url === undefined || used !== undefined) return;
    used = use?.(url, () => child.kill('SIGINT'));
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  await used;
  return { code, out, err };
}
