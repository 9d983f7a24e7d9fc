import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalHeader, JournalFile } from '../../../../lab/src/chaos/journal/journal-writer.js';
import { parseJournal, readJournal } from '../../../../lab/src/chaos/journal/read-journal.js';
import { LabInputError } from '../../../../lab/src/sim/input-error.js';
import { experimentWith } from './support/an-experiment.js';

const header = journalHeader(experimentWith(), 'run', new Date(0));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sv-journal-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a journal', () => {
  it('holds the experiment with its seed and draws, and all that was written', async () => {
    const file = join(folder, 'whole.jsonl');
    const journal = new JournalFile(file, header);
    journal.write({ what: 'phase', phase: 'disturbing' });
    journal.write({ what: 'metrics', values: { stallSec: 1 } });
    journal.close();
    journal.write({ what: 'phase', phase: 'ended' });
    const read = await readJournal(file);
    expect(read.header).toEqual(header);
    expect(read.entries).toMatchObject([{ what: 'phase' }, { what: 'metrics', values: { stallSec: 1 } }]);
    expect(read.isTorn).toBe(false);
  });

  it('is on its way to the disk with every entry, and bears a last line that was cut off', async () => {
    const file = join(folder, 'torn.jsonl');
    const journal = new JournalFile(file, header);
    journal.write({ what: 'phase', phase: 'disturbing' });
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
    await appendFile(file, '{"atMs":12,"what":"pha');
    const read = await readJournal(file);
    expect(read).toMatchObject({ isTorn: true, entries: [{ what: 'phase' }] });
    journal.close();
  });

  it('is never written over', async () => {
    const file = join(folder, 'old.jsonl');
    await writeFile(file, 'precious');
    expect(() => new JournalFile(file, header)).toThrow(
      /old\.jsonl: there is a journal already\. Give another/,
    );
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect(() => new JournalFile(join(folder, 'no', 'where.jsonl'), header)).toThrow(/folder that exists/);
  });

  const lines = (...entries: readonly unknown[]) =>
    [header, ...entries].map((entry) => `${JSON.stringify(entry)}\n`).join('');

  it.each([
    ['another file', '{"traces":[]}\n', /line 1: it is no journal of an experiment/],
    ['an empty file', '', /line 1: it is no journal/],
    [
      'another schema',
      `${JSON.stringify({ ...header, schema: 9 })}\n`,
      /schema 9, and this program reads 1\. Use/,
    ],
    ['no experiment', `${JSON.stringify({ ...header, experiment: null })}\n`, /the experiment is missing/],
    ['an unknown entry', lines({ atMs: 1, what: 'guess' }), /line 2: there is no entry of the kind "guess"/],
    ['half an entry', lines({ atMs: 1, what: 'request' }), /line 2: the entry "request" isn't whole/],
    ['a broken line inside', `${lines()}{"atMs\n${lines()}`, /line 2: it is no JSON object/],
  ])('is refused with the line and a remedy: %s', (_, content, message) => {
    expect(() => parseJournal(content, 'a.jsonl')).toThrow(message);
    expect(() => parseJournal(content, 'a.jsonl')).toThrow(LabInputError);
  });

  it("says so where the file isn't there", async () => {
    await expect(readJournal(join(folder, 'none'))).rejects.toThrow(/none: it can't be read\. Give the path/);
  });
});
