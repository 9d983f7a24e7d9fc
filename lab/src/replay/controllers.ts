import type { AbrController } from '../../../src/abr/contract/abr-controller.js';
import { abrNames, createAbr } from '../../../src/abr/index.js';
import { LabInputError } from '../sim/input-error.js';
import { peers } from '../sim/peers/index.js';
import { loadRule, chooseRules, type Rule } from '../sim/run/rule.js';
import { UsageError } from '../sim/run/usage-error.js';
import type { RecordedSession, UseCall } from './recorded-session.js';

export type MakeController = () => AbrController;

/** A page's own controller: the module whose default export makes it, and its name if that isn't its own. */
export interface Import {
  readonly module: string;
  readonly name?: string;
}

/** Makers of a page's own controllers, by the names that a session knows them by. */
export async function importControllers(
  imports: readonly Import[],
): Promise<ReadonlyMap<string, MakeController>> {
  const made = new Map<string, MakeController>();
  for (const { module, name } of imports) {
    const make = await loadRule({ kind: 'file', name: module, label: module });
    made.set(name ?? make().name, make);
  }
  return made;
}

/**
 * Makes the controllers that a session used: imported ones first, then those registered in the lab.
 * @throws LabInputError for one that is neither, before anything is replayed.
 */
export function makerFor(
  { calls, file }: RecordedSession,
  imported: ReadonlyMap<string, MakeController>,
): (use: UseCall) => AbrController {
  calls.forEach((call, index) => {
    if (call.call !== 'use' || imported.has(call.name)) return;
    if (call.from === 'name' && abrNames().includes(call.name)) return;
    throw new LabInputError({
      file,
      where: `calls[${index}]`,
      problem:
        call.from === 'name'
          ? `the page had registered the controller "${call.name}" itself`
          : `the controller "${call.name}" was an object of the page's own`,
      remedy: `Give a module whose default export makes it: --import ${call.name}=MODULE; or see with --abr what another would have answered`,
    });
  });
  return (use) => imported.get(use.name)?.() ?? createAbr(use.name);
}

/** The controller or peer's rule of this name, or the one in the module of this path. @throws UsageError */
export async function otherController(
  name: string,
  imported: ReadonlyMap<string, MakeController>,
): Promise<MakeController> {
  const own = imported.get(name);
  if (own !== undefined) return own;
  const isPeer = !abrNames().includes(name) && peers.some((peer) => peer.name === name);
  const [rule] = isPeer ? chooseRules([], [name]) : chooseRules([name], []);
  if (rule === undefined) throw new UsageError(`--abr: there is no controller named "${name}".`);
  return loadRule(rule satisfies Rule);
}
