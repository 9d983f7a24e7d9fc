import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readGateOptions, type GateCommand } from '../../../../lab/src/cli/gate-options.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const folder = new URL('../../../../lab/examples/', import.meta.url);
const names = readdirSync(folder).filter((name) => /^github-.*\.ya?ml$/.test(name));

/** What a step's script calls `sv-lab` with, as the shell hands it over: quotes are off, and a line may go on. */
function callsOf(script: string): readonly (readonly string[])[] {
  const calls: string[][] = [];
  for (const [, quoted, end, word] of script
    .replaceAll('\\\n', ' ')
    .matchAll(/'([^']*)'|(&&|\|\||[;|&\n])|([^\s;|&']+)/g)) {
    const last = calls.at(-1);
    if (end !== undefined || last === undefined) calls.push([]);
    if (end === undefined) calls.at(-1)?.push(quoted ?? word ?? '');
  }
  return calls.flatMap((words) =>
    words.includes('sv-lab') ? [words.slice(words.indexOf('sv-lab') + 1)] : [],
  );
}

/** Paths of a gate's, as its step counts them: from the top of the workspace. */
function gateOf(args: readonly string[], step: Step): GateCommand {
  const [name, ...options] = args;
  expect(name).toBe('gate');
  const command = readGateOptions(options);
  if (command === null) throw new Error('It asks for help.');
  const from = (path: string): string => posix.join(step['working-directory'] ?? '.', path);
  const { baseline, saveBaseline } = command;
  return {
    ...command,
    out: from(command.out),
    ...(baseline !== undefined && { baseline: from(baseline) }),
    ...(saveBaseline !== undefined && { saveBaseline: from(saveBaseline) }),
  };
}

describe.each(names)('the workflow %s', (name) => {
  const document = parseDocument(readFileSync(new URL(name, folder), 'utf8'));
  const workflow = document.toJS() as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  const gates = (): readonly GateCommand[] =>
    steps.flatMap((step) => callsOf(step.run ?? '').map((args) => gateOf(args, step)));

  it('is YAML, and may do no more than it needs', () => {
    expect(document.errors).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: 'read', checks: 'write' });
  });

  it('runs a command or an action in each step, of a named major version', () => {
    for (const { uses, run } of steps) {
      expect([uses, run].filter((each) => each !== undefined)).toHaveLength(1);
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
    }
  });

  it('asks the gate for what there is, of a page that takes its source', () => {
    const found = gates();
    expect(found.map(({ pageUrl }) => pageUrl)).toEqual(found.map(() => expect.stringContaining('{url}')));
    expect(found.at(-1)?.baseline).toBeDefined();
  });

  it('compares with what was saved before, and keeps the report that was made', () => {
    const [base, judged] = gates();
    expect(judged?.baseline).toBe(base?.saveBaseline);
    const given = (action: string): Step['with'] =>
      steps.find(({ uses }) => uses?.startsWith(action) === true)?.with;
    expect(given('actions/upload-artifact')?.['path']).toBe(judged?.out);
    expect(given('mikepenz/action-junit-report')?.['report_paths']).toBe(`${judged?.out ?? ''}/junit.xml`);
  });
});
