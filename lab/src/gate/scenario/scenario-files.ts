import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { LabInputError } from '../../sim/input-error.js';
import { asRefusal } from './refusal.js';
import { faultAt, locatedObject, locatedYaml, type Located } from './located.js';
import { readScenario } from './read-scenario.js';
import type { Scenario } from './scenario.js';

/** No scenario file is larger; something else was named by mistake. */
const mostBytes = 2_000_000;

/** What of the files can be played, and what is wrong with the rest. */
export interface ReadScenarios {
  readonly scenarios: readonly Scenario[];
  readonly refused: readonly LabInputError[];
}

/**
 * Every scenario of the files, and of the .yaml, .yml and .json files of the folders, in the order of their
 * names. One that can't be used is refused, and the others are not.
 * @throws LabInputError for a path that isn't there.
 */
export async function readScenarios(paths: readonly string[]): Promise<ReadScenarios> {
  const scenarios: Scenario[] = [];
  const refused: LabInputError[] = [];
  for (const path of paths)
    for (const file of await filesOf(path)) {
      const read = await contentOf(file).then(
        (text) => scenariosOf(text, file),
        (error: unknown) => ({ scenarios: [], refused: [asRefusal(error)] }),
      );
      scenarios.push(...read.scenarios);
      refused.push(...read.refused);
    }
  const apart = namedApart(scenarios);
  return { scenarios: apart.scenarios, refused: [...refused, ...apart.refused] };
}

/** A file may hold one scenario, a list of them, or several documents. */
export function scenariosOf(text: string, file: string): ReadScenarios {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents) || documents.length === 0) return { scenarios: [], refused: [empty(file)] };
  const located = eachOf(documents, (document): readonly Located[] => {
    const [error] = document.errors;
    if (error !== undefined)
      throw new LabInputError({
        file,
        where: `line ${lines.linePos(error.pos[0]).line}`,
        problem: `it isn't YAML: ${error.message.replace(/\.$/, '')}`,
        remedy: 'Mend the line; indent with spaces, and quote text that has : or # in it',
      });
    if (document.contents === null) return [];
    const whole = locatedYaml(file, document, lines);
    return whole.content.kind === 'list' ? whole.content.items : [whole];
  });
  const found = located.made.flat();
  const read = eachOf(found, (each) => readScenario(file, each));
  const refused = [...located.refused, ...read.refused];
  if (found.length === 0 && refused.length === 0) refused.push(empty(file));
  return { scenarios: read.made, refused };
}

/** What could be made of the items, and the complaints about the others. */
function eachOf<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): { readonly made: readonly Made[]; readonly refused: readonly LabInputError[] } {
  const made: Made[] = [];
  const refused: LabInputError[] = [];
  for (const item of items)
    try {
      made.push(make(item));
    } catch (error) {
      refused.push(asRefusal(error));
    }
  return { made, refused };
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

/** Results are kept by name: of two with the same the first is played. */
function namedApart(scenarios: readonly Scenario[]): ReadScenarios {
  const seen = new Map<string, Scenario>();
  const { made, refused } = eachOf(scenarios, (scenario) => {
    const before = seen.get(scenario.name);
    if (before !== undefined)
      throw new LabInputError({
        file: scenario.file,
        ...(scenario.line !== null && { where: `line ${scenario.line}` }),
        problem: `there is another scenario "${scenario.name}", in ${before.file}`,
        remedy: 'Name them apart, or name the file only once',
      });
    seen.set(scenario.name, scenario);
    return scenario;
  });
  return { scenarios: made, refused };
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
