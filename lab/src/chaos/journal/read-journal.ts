import { readText } from '../../document/read-text.js';
import { LabInputError, shown } from '../../sim/input-error.js';
import {
  journalKind,
  journalSchema,
  type Journal,
  type JournalEntry,
  type JournalEvent,
  type JournalHeader,
} from './journal-entry.js';

type Held = Readonly<Record<string, unknown>>;

/** @throws LabInputError for a file that is missing, or is no journal of this schema */
export async function readJournal(file: string): Promise<Journal> {
  return parseJournal(
    await readText(file, 'Give the path of a journal that sv-lab experiment --journal wrote'),
    file,
  );
}

/** A last line that was cut off is left out; one before it is an error. @throws LabInputError */
export function parseJournal(content: string, file: string): Journal {
  const lines = content.split('\n');
  const isTorn = lines.at(-1) !== '';
  const [first = '', ...rest] = lines.slice(0, -1);
  const header = headerOf(first, file);
  const entries = rest.map((line, index) => entryOf(line, { file, where: `line ${index + 2}` }));
  return { header, entries, isTorn };
}

function headerOf(line: string, file: string): JournalHeader {
  const at = { file, where: 'line 1' };
  const header = parsed(line) ?? {};
  if (header['kind'] !== journalKind)
    throw new LabInputError({
      ...at,
      problem: 'it is no journal of an experiment',
      remedy: 'Give a file that sv-lab experiment --journal wrote',
    });
  if (header['schema'] !== journalSchema)
    throw new LabInputError({
      ...at,
      problem: `the journal has schema ${shown(header['schema'])}, and this program reads ${journalSchema}`,
      remedy: 'Use the sv-lab that wrote it, or run the experiment again',
    });
  const experiment = asObject(header['experiment']);
  if (experiment === undefined || !Array.isArray(experiment['disturbances']))
    throw damaged(at, 'the experiment is missing');
  return header as unknown as JournalHeader;
}

const wanted: Readonly<Record<JournalEvent['what'], (entry: Held) => boolean>> = {
  phase: ({ phase }) => typeof phase === 'string',
  viewer: ({ viewer }) => typeof viewer === 'string',
  disturbance: ({ id }) => typeof id === 'string',
  would: ({ id }) => typeof id === 'string',
  'rule-set': ({ viewer, rules }) =>
    typeof viewer === 'string' &&
    Array.isArray(rules) &&
    rules.every((rule) => {
      const held = asObject(rule);
      return typeof held?.['id'] === 'string' && asObject(held['effect']) !== undefined;
    }),
  link: ({ viewer, change }) =>
    typeof viewer === 'string' && (change === null || asObject(change) !== undefined),
  process: ({ process, action }) => typeof process === 'string' && typeof action === 'string',
  request: ({ request }) => {
    const held = asObject(request);
    return (
      held !== undefined &&
      typeof held['number'] === 'number' &&
      ['viewer', 'path', 'kind'].every((key) => typeof held[key] === 'string') &&
      Array.isArray(held['faults'])
    );
  },
  metrics: ({ values }) => asObject(values) !== undefined,
  trouble: ({ message }) => typeof message === 'string',
  ended: ({ outcome }) => asObject(outcome) !== undefined,
};

function entryOf(line: string, at: { readonly file: string; readonly where: string }): JournalEntry {
  const entry = parsed(line);
  if (entry === undefined) throw damaged(at, 'it is no JSON object');
  const { what, atMs } = entry;
  if (typeof what !== 'string' || !Object.hasOwn(wanted, what))
    throw damaged(at, `there is no entry of the kind ${shown(what)}`);
  if (typeof atMs !== 'number' || !wanted[what as JournalEvent['what']](entry))
    throw damaged(at, `the entry "${what}" isn't whole`);
  return entry as unknown as JournalEntry;
}

function damaged(at: { readonly file: string; readonly where: string }, problem: string): LabInputError {
  return new LabInputError({
    ...at,
    problem,
    remedy: 'The file was changed or damaged: take the journal as it was written',
  });
}

function parsed(line: string): Held | undefined {
  try {
    return asObject(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Held | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Held) : undefined;
}
