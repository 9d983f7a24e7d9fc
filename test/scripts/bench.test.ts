import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openingComment } from '../../scripts/support/read-options.mjs';

const bench = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/bench.mjs', ...args], { encoding: 'utf8' });

const benchFiles = readdirSync('lab/src/bench')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `lab/src/bench/${name}`);
/** A sentence, and further down how it is called. */
const usage = /^[A-Z][^]*\n {2}node .*\[--/;

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

  it.each(['peers', 'size'])('tells what %s takes, and in a sentence what it doesn’t', (name) => {
    const helped = bench(name, '--help');
    expect(helped.status).toBe(0);
    expect(helped.stdout).toMatch(usage);
    expect(helped.stderr).toBe('');
    const refused = bench(name, '--colour');
    expect(refused.status).toBe(2);
    expect(refused.stdout).toBe(`\n== ${name}\n`);
    expect(refused.stderr).toBe("Unknown option '--colour'. Run with --help to see what there is.\n");
  });

  it.each(benchFiles)('finds at the top of %s what it is and takes', (file) => {
    expect(openingComment(readFileSync(file, 'utf8'))).toMatch(usage);
  });

  it('tells what it takes itself', () => {
    const { status, stdout } = bench('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run bench [-- NAME…]');
  });

  it('wants a file name after --json', () => {
    expect(bench('size', '--json').status).toBe(2);
  });
});
