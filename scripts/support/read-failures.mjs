import { existsSync, readFileSync } from 'node:fs';

// eslint-disable-next-line no-control-regex -- colours of a terminal, in the runners' messages
const plain = (text) => String(text ?? '').replace(/\u001b\[[0-9;]*m/g, '');
const head = (message) => plain(message).split('\n').slice(0, 12).join('\n    ');
const entry = (name, message) => `✗ ${name}\n    ${head(message)}`;

function read(path, listOf) {
  try {
    return listOf(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return [`✗ no report in ${path}: the runner ended before it wrote one`];
  }
}

/** What failed by a vitest JSON report: a line a test and the head of its message. */
export const failuresOfVitest = (path) =>
  read(path, ({ testResults }) =>
    testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      if (failed.length === 0 && status === 'failed') return [entry(name, message)];
      return failed.map((test) => entry(`${name} › ${test.fullName}`, test.failureMessages?.[0]));
    }),
  );

const entryOfSpec = ({ file, line, title, tests }) => {
  const first = tests.flatMap((test) => test.results).find((result) => result.error);
  return entry(`${file}:${line} › ${title}`, first?.error.message);
};
const specsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];

/** The same of a Playwright JSON report. */
export const failuresOfPlaywright = (path) =>
  read(path, ({ suites, errors }) => [
    ...(suites ?? [])
      .flatMap(specsIn)
      .filter((spec) => !spec.ok)
      .map(entryOfSpec),
    ...(errors ?? []).map((error) => entry('playwright', error.message)),
  ]);

/** Tests of a Playwright report that failed at first and passed when run again, with the first message. */
export function flakyOfPlaywright(path) {
  if (!existsSync(path)) return [];
  const isFlaky = (spec) => spec.tests.some(({ status }) => status === 'flaky');
  return read(path, ({ suites }) => (suites ?? []).flatMap(specsIn).filter(isFlaky).map(entryOfSpec));
}

/** The same of a vitest report: a test that passed, and has what it said at first. */
export function flakyOfVitest(path) {
  if (!existsSync(path)) return [];
  const isFlaky = ({ status, failureMessages }) => status === 'passed' && (failureMessages?.length ?? 0) > 0;
  return read(path, ({ testResults }) =>
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(isFlaky)
        .map((test) => entry(`${name} › ${test.fullName}`, test.failureMessages[0])),
    ),
  );
}
