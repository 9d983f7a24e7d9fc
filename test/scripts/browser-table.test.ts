import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserTable } from '../../scripts/support/browser-table.mjs';

test('the table of browsers has a line a scenario and a column an engine', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'sv-table-')), 'browsers.json');
  const result = (ancestorTitles: string[], title: string, status: string): object => ({
    ancestorTitles,
    title,
    status,
  });
  const assertionResults = [
    result(['chromium: driver'], 'opens a page', 'passed'),
    result(['chromium', 'HLS'], 'plays', 'passed'),
    result(['webkit', 'HLS'], 'plays', 'failed'),
    result(['chromium'], 'plays HLS itself', 'passed'),
    result(['webkit'], 'plays HLS itself', 'skipped'),
  ];
  writeFileSync(path, JSON.stringify({ testResults: [{ assertionResults }] }));
  expect(browserTable(path, ['chromium', 'webkit']).split('\n')).toEqual([
    '                      chromium  webkit',
    'driver: opens a page  ok        –',
    'HLS: plays            ok        FAIL',
    'plays HLS itself      ok        –',
  ]);
});

test('where the runner wrote no report there is no table', () => {
  expect(browserTable('/nowhere/browsers.json', ['chromium'])).toBe('');
});
