import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  failuresOfPlaywright,
  failuresOfVitest,
  flakyOfPlaywright,
  flakyOfVitest,
} from '../../scripts/support/read-failures.mjs';
import { inWords, readPlaywright, readVitest, sum } from '../../scripts/support/read-reports.mjs';
import { takeLadder } from '../../scripts/support/take-ladder.mjs';
import { isUpToDate } from '../../scripts/support/up-to-date.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sv-scripts-'));
const saved = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe('the closing line of npm test', () => {
  it('adds up every runner', () => {
    const vitest = readVitest(
      saved('vitest.json', {
        numPassedTests: 7,
        numFailedTests: 0,
        numPendingTests: 1,
        numTodoTests: 0,
        testResults: [],
      }),
    );
    const e2e = readPlaywright(
      saved('e2e.json', { stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 0 }, errors: [] }),
    );
    const total = sum([
      { code: 0, counts: vitest },
      { code: 1, counts: e2e },
    ]);
    expect(inWords(total)).toBe('12 passed, 2 failed, 1 skipped');
  });

  it('counts a runner that crashed as a failure, with or without a report', () => {
    const crashed = sum([
      { code: 1, counts: readVitest(join(folder, 'never-written.json')) },
      { code: 139, counts: { passed: 3, failed: 0, skipped: 0 } },
    ]);
    expect(inWords(crashed)).toBe('3 passed, 2 failed');
  });

  it('counts a test file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    const report = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults };
    expect(readVitest(saved('broken.json', report))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
});

describe('what npm test says of failures before it closes', () => {
  it('names each test with the head of its message, colours off', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'adds' },
      { status: 'failed', fullName: 'sums up', failureMessages: ['\u001b[31mexpected 1\u001b[39m to be 2'] },
    ];
    const path = saved('named.json', {
      testResults: [{ name: 'sum.test.ts', status: 'failed', message: '', assertionResults }],
    });
    expect(failuresOfVitest(path)).toEqual(['✗ sum.test.ts › sums up\n    expected 1 to be 2']);
  });

  it('finds those of nested suites, and errors outside any', () => {
    const spec = {
      title: 'plays',
      file: 'play.spec.ts',
      line: 3,
      ok: false,
      tests: [{ results: [{ error: { message: 'no frame' } }] }],
    };
    const path = saved('nested.json', {
      suites: [{ suites: [{ specs: [spec, { ...spec, ok: true }] }] }],
      errors: [{ message: 'no server' }],
    });
    expect(failuresOfPlaywright(path)).toEqual([
      '✗ play.spec.ts:3 › plays\n    no frame',
      '✗ playwright\n    no server',
    ]);
  });

  it('tells apart what passed only when run again', () => {
    const results = [{ error: { message: 'too late' } }, {}];
    const spec = { title: 'plays', file: 'play.spec.ts', line: 3, ok: true };
    const specs = [
      { ...spec, tests: [{ status: 'flaky', results }] },
      { ...spec, tests: [{ status: 'expected', results: [{}] }] },
    ];
    const path = saved('flaky.json', { suites: [{ specs }], errors: [] });
    expect(flakyOfPlaywright(path)).toEqual(['✗ play.spec.ts:3 › plays\n    too late']);
    expect(failuresOfPlaywright(path)).toEqual([]);
    expect(flakyOfPlaywright(join(folder, 'never.json'))).toEqual([]);

    const again = { status: 'passed', fullName: 'joins', failureMessages: ['too early'] };
    const assertionResults = [again, { ...again, failureMessages: [] }, { ...again, status: 'failed' }];
    const vitest = saved('again.json', { testResults: [{ name: 'party.test.ts', assertionResults }] });
    expect(flakyOfVitest(vitest)).toEqual(['✗ party.test.ts › joins\n    too early']);
    expect(flakyOfVitest(join(folder, 'never.json'))).toEqual([]);
  });

  it('says that there is no report', () => {
    expect(failuresOfVitest(join(folder, 'never.json'))).toEqual([expect.stringContaining('never.json')]);
  });
});

describe('npm start', () => {
  it('keeps the ladder for the titles and leaves the rest to the server', () => {
    expect(takeLadder(['--port', '9000'])).toEqual({ ladder: 'standard', rest: ['--port', '9000'] });
    expect(takeLadder(['--ladder', 'full', '--port', '9000'])).toEqual({
      ladder: 'full',
      rest: ['--port', '9000'],
    });
    expect(takeLadder(['--ladder=full'])).toEqual({ ladder: 'full', rest: [] });
  });

  it('names the ladders there are when asked for another', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', '--ladder', 'rope']);
    expect(status).toBe(2);
    expect(stderr.toString()).toContain('standard or full');
  });
});

describe('building only what changed', () => {
  it('builds again when a source is newer than the result, or the result is missing', async () => {
    expect(await isUpToDate('no/such/result.js', ['package.json'])).toBe(false);
    expect(await isUpToDate('LICENSE', [join('..', folder, 'nothing-here')])).toBe(true);
  });
});
