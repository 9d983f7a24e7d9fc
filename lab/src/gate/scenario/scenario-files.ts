import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { LabInputError } from '../../sim/input-error.js';
import { faultAt, locatedObject, locatedYaml, type Located } from './located.js';
import { readScenario } from './read-scenario.js';
import type { Scenario } from './scenario.js';

/** No scenario file is larger; something else was named by mistake. */
const mostBytes = 2_000_000;

/**
 * Every scenario of the files, and of the .yaml, .yml and .json files of the folders, in the order of their
 * names. @throws LabInputError for the first that can't be used.
 */
export async function readScenarios(paths: readonly string[]): Promise<readonly Scenario[]> {
  const scenarios: Scenario[] = [];
  for (const path of paths)
    for (const file of await filesOf(path)) scenarios.push(...scenariosOf(await contentOf(file), file));
  return named(scenarios);
}

/** A file may hold one scenario, a list of them, or several documents. */
export function scenariosOf(text: string, file: string): readonly Scenario[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents) || documents.length === 0) throw empty(file);
  const found = documents.flatMap((document): readonly Located[] => {
    const [error] = document.errors;
    if (error !== undefined)
      throw new LabInputError({
        file,
        where: `line ${lines.linePos(error.pos[0]).line}`,
        problem: `it isn't YAML: ${error.message.replace(/\.$/, '')}`,
        remedy: 'Mend the line; indent with spaces, and quote text that has : or # in it',
      });
    if (document.contents === null) return [];
    const located = locatedYaml(file, document, lines);
    return located.content.kind === 'list' ? located.content.items : [located];
  });
  if (found.length === 0) throw empty(file);
  return found.map((each) => readScenario(file, each));
}

/** One that a test gives as an object; `where` names it in complaints, and paths in it count from there. */
export function scenarioOf(value: unknown, where: string): Scenario {
  const located = locatedObject(value);
  if (located.content.kind !== 'keys')
    throw faultAt(where, located)('a scenario has to be an object or a file name', 'Give {name, network, …}');
  return readScenario(where, located);
}

function empty(file: string): LabInputError {
  return new LabInputError({
    file,
    problem: 'there is no scenario in it',
    remedy: 'Give at least name and network: docs/guides/gate.md has an example',
  });
}

/** Results are kept by name: two of a name would be one. */
function named(scenarios: readonly Scenario[]): readonly Scenario[] {
  const seen = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    const before = seen.get(scenario.name);
    if (before !== undefined)
      throw new LabInputError({
        file: scenario.file,
        ...(scenario.line !== null && { where: `line ${scenario.line}` }),
        problem: `there is another scenario "${scenario.name}", in ${before.file}`,
        remedy: 'Name them apart, or name the file only once',
      });
    seen.set(scenario.name, scenario);
  }
  return scenarios;
}

async function filesOf(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (cause) {
    throw new LabInputError({
      file: path,
      problem: 'there is no such file or folder',
      remedy: 'Check the path; it counts from where the command was started',
      cause,
    });
  }
  const files = (await readdir(path))
    .filter((name) => ['.yaml', '.yml', '.json'].includes(extname(name).toLowerCase()))
    .sort();
  if (files.length === 0)
    throw new LabInputError({
      file: path,
      problem: 'no scenario is in this folder',
      remedy: 'Scenarios have the extension .yaml, .yml or .json',
    });
  return files.map((name) => join(path, name));
}

async function contentOf(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > mostBytes)
    throw new LabInputError({
      file,
      problem: `it has ${Math.round(size / 1e6)} MB`,
      remedy: 'Name a scenario: a file of some lines',
    });
  return readFile(file, 'utf8');
}
