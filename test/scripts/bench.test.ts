import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/bench.mjs', ...args], { encoding: 'utf8' });

describe('npm run bench', () => {
  it('names the benches there are when asked for another', () => {
    const { status, stderr } = bench('beauty');
    expect(status).toBe(2);
    expect(stderr).toContain('"beauty"');
    expect(stderr).toContain('size, startup, ui');
  });

  it('wants to know which bench an option is for', () => {
    const { status, stderr } = bench('--rounds', '3');
    expect(status).toBe(2);
    expect(stderr).toContain('--rounds 3');
  });

  it('wants a file name after --json', () => {
    expect(bench('size', '--json').status).toBe(2);
  });
});
