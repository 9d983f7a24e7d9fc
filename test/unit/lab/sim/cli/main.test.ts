import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../../../../lab/bin/sv-lab.mjs', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sv-lab-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function svLab(...args: string[]): { code: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { code: status, out: stdout, errors: stderr };
}

describe('sv-lab', () => {
  it('tells its commands, and the options of each', () => {
    expect(svLab('--help')).toMatchObject({ code: 0, out: expect.stringContaining('sim') as string });
    const help = svLab('sim', '--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain('--optimum');
  });

  it('answers a mistake with one sentence and code 2', () => {
    for (const args of [['nothing'], ['sim', '--synthetic', '9g'], ['sim', '--traces', 'not-there']]) {
      const { code, errors } = svLab(...args);
      expect(code).toBe(2);
      expect(errors).toMatch(/^sv-lab: [^\n]+\n$/);
    }
  });

  it('plays, prints a table, and writes JSON, a page and pictures', () => {
    const outputs = ['--json', 'out/a.json', '--html', 'out/a.html', '--svg', 'out/svg', '--cache', 'none'];
    const run = [
      '--synthetic',
      'cable:2',
      '--segments',
      '8',
      '--abr',
      'hybrid,throughput',
      '--peers',
      'hls.js',
    ];
    const { code, out } = svLab('sim', ...run, '--optimum', ...outputs);
    expect(code).toBe(0);
    expect(out).toContain('% of optimum');
    expect(out).toContain('hls.js');
    const { overall, datasets } = JSON.parse(readFileSync(join(folder, 'out/a.json'), 'utf8')) as {
      overall: Record<string, object>;
      datasets: Record<string, Record<string, object>>;
    };
    expect(Object.keys(overall)).toEqual(['hybrid', 'throughput', 'hls.js']);
    for (const rule of [overall['hybrid'], datasets['synthetic-cable']?.['hybrid']])
      expect(rule).toMatchObject({
        optimumPct: expect.any(Number) as number,
        optimumPctCi95: [expect.any(Number) as number, expect.any(Number) as number],
        qoe: expect.any(Number) as number,
        rebufferPct: expect.any(Number) as number,
        switchesPerSegment: expect.any(Number) as number,
        meanKbps: expect.any(Number) as number,
        startupSec: expect.any(Number) as number,
        decisionMs: { median: expect.any(Number) as number, p99: expect.any(Number) as number },
      });
    expect(readFileSync(join(folder, 'out/a.html'), 'utf8')).toContain('</html>');
    expect(readdirSync(join(folder, 'out/svg'))).toContain('frontier-rebuffer.svg');
  });

  it("judges a page's own rule from its module", () => {
    const rule = `export default () => ({
      name: 'mine', observe() {}, decide: () => ({ renditionIndex: 0, reason: 'low' }), reset() {},
    });`;
    writeFileSync(join(folder, 'mine.mjs'), rule);
    const { code, out } = svLab('sim', '--synthetic', 'cable:1', '--segments', '4', '--abr', './mine.mjs');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}mine /m);
  });
});
