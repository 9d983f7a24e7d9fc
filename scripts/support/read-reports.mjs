import { readFileSync } from 'node:fs';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Counts of a vitest JSON report; a missing or broken one counts as one failure. */
export function readVitest(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    // A file that could not even be collected has no tests of its own to fail.
    const brokenFiles = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { ...NOTHING, failed: 1 };
  }
}

/** Counts of a Playwright JSON report; a missing or broken one counts as one failure. */
export function readPlaywright(path) {
  try {
    const { stats, errors } = JSON.parse(readFileSync(path, 'utf8'));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    };
  } catch {
    return { ...NOTHING, failed: 1 };
  }
}

/** Adds counts; a runner that exited badly without a failed test counts as one failure. */
export function sum(runs) {
  return runs.reduce(
    (all, { code, counts }) => ({
      passed: all.passed + counts.passed,
      failed: all.failed + (code !== 0 && counts.failed === 0 ? 1 : counts.failed),
      skipped: all.skipped + counts.skipped,
    }),
    NOTHING,
  );
}

/** The closing line. */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
