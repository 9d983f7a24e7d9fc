import { importControllers, makerFor, otherController, type Import } from '../replay/controllers.js';
import { openLoopInWords } from '../replay/open-loop-report.js';
import { readSession } from '../replay/read-session.js';
import { replayInWords, sessionInWords } from '../replay/replay-report.js';
import { replaySession } from '../replay/replay-session.js';
import { UsageError } from '../sim/run/usage-error.js';
import { readArguments } from './read-arguments.js';

const replayHelp = `sv-lab replay SESSION.json [options]

Takes the decisions of a session that the player saved once more, from what its controller was told, and says
whether they are the same. Exit code 1 if one is not.

  --abr NAME                  Instead: what this controller, peer's rule or module (its default export makes a
                              controller) would have answered in the same situations.
  --import [NAME=]MODULE…     Controllers of the page's own: modules whose default export makes one. NAME is
                              what the session calls it, if that isn't the controller's own name.
  --help                      This.`;

/** `sv-lab replay`; resolves to the exit code. @throws UsageError or LabInputError for what can't be done as asked. */
export async function replay(args: readonly string[]): Promise<number> {
  const options = readReplayOptions(args);
  if (options === null) {
    console.log(replayHelp);
    return 0;
  }
  const session = await readSession(options.file);
  const imported = await importControllers(options.imports);
  if (options.abr === undefined) {
    const compared = replaySession(session, makerFor(session, imported));
    console.log(`${sessionInWords(session)}\n${replayInWords(compared)}`);
    return compared.every(({ agreement }) => agreement !== 'different') ? 0 : 1;
  }
  const compared = replaySession(session, await otherController(options.abr, imported));
  console.log(`${sessionInWords(session)}\n${openLoopInWords(options.abr, compared)}`);
  return 0;
}

interface ReplayOptions {
  readonly file: string;
  readonly abr?: string;
  readonly imports: readonly Import[];
}

/** `null` where help was asked for. @throws UsageError */
function readReplayOptions([file = '', ...rest]: readonly string[]): ReplayOptions | null {
  if (file === '--help' || file === '-h') return null;
  if (file === '' || file.startsWith('-'))
    throw new UsageError('Which session? Give its file first: sv-lab replay SESSION.json [options].');
  const kinds = { abr: 'value', import: 'list', help: 'flag', h: 'flag' } as const;
  const given = readArguments(rest, kinds, 'replay');
  if (given.has('help') || given.has('h')) return null;
  const abr = given.get('abr')?.[0];
  return { file, ...(abr !== undefined && { abr }), imports: (given.get('import') ?? []).map(importOf) };
}

function importOf(given: string): Import {
  const named = /^([^=/\\]+)=(.+)$/.exec(given);
  const [, name, module] = named ?? [];
  return name !== undefined && module !== undefined ? { name, module } : { module: given };
}
