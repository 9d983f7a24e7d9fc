import { pathToFileURL } from 'node:url';
import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';
import { abrNames, createAbr } from '../../../../src/abr/index.js';
import { peers } from '../peers/index.js';
import { UsageError } from './usage-error.js';

/** A rule to be judged, by reference, so that a worker can make its own. */
export interface Rule {
  readonly kind: 'ours' | 'peer' | 'file';
  /** In tables and JSON; unique in a run. */
  readonly label: string;
  /** Our name, the peer's, or the file's path. */
  readonly name: string;
}

/**
 * The rules to run: ours by name or `all`, a page's own by the path of its module, and the peers. A peer that bears
 * the name of one of ours is labelled as a peer.
 */
export function chooseRules(abr: readonly string[], peerNames: readonly string[]): Rule[] {
  const ours = Array.from(new Set(abr.flatMap((name) => (name === 'all' ? abrNames() : [name]))), ownRule);
  const labels = new Set([...abrNames(), ...ours.map(({ label }) => label)]);
  const wanted = new Set(peerNames.flatMap(namedPeers));
  const theirs = Array.from(wanted, (name): Rule => {
    return { kind: 'peer', name, label: labels.has(name) ? `${name} (peer)` : name };
  });
  if (ours.length + theirs.length === 0)
    throw new UsageError('There is no rule to run. Name one with --abr or --peers.');
  return withUniqueLabels([...ours, ...theirs]);
}

/** A maker of fresh controllers, one for each session. */
export async function loadRule({ kind, name }: Rule): Promise<() => AbrController> {
  if (kind === 'ours') return () => createAbr(name);
  if (kind === 'file') return ruleOfFile(name);
  const peer = peers.find((each) => each.name === name);
  if (peer === undefined) throw new UsageError(unknownPeer(name));
  return () => peer.create();
}

async function ruleOfFile(path: string): Promise<() => AbrController> {
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as typeof module;
  } catch (error) {
    throw new UsageError(`--abr ${path}: the module can't be loaded: ${String(error)}`, { cause: error });
  }
  const create = module.default;
  if (typeof create !== 'function')
    throw new UsageError(`--abr ${path}: it has no default export that makes a controller.`);
  return () => (create as () => AbrController)();
}

function ownRule(name: string): Rule {
  if (/[\\/]|\.[cm]?[jt]s$/.test(name)) return { kind: 'file', name, label: labelOfFile(name) };
  if (abrNames().includes(name)) return { kind: 'ours', name, label: name };
  throw new UsageError(
    `--abr: there is no rule of ours named "${name}". Known are: ${abrNames().join(', ')}; or give the path of a module whose default export makes a controller.`,
  );
}

function namedPeers(name: string): readonly string[] {
  if (name === 'none') return [];
  if (name === 'all') return peers.map((peer) => peer.name);
  if (peers.some((peer) => peer.name === name)) return [name];
  throw new UsageError(unknownPeer(name));
}

function unknownPeer(name: string): string {
  const known = ['all', 'none', ...peers.map((peer) => peer.name)];
  return `--peers: there is no peer named "${name}". Known are: ${known.join(', ')}.`;
}

const labelOfFile = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, '');

/** Tables and JSON are keyed by label: of two alike, the later gets a number. */
function withUniqueLabels(rules: readonly Rule[]): Rule[] {
  const taken = new Set<string>();
  return rules.map(({ kind, name, label }) => {
    let unique = label;
    for (let nth = 2; taken.has(unique); nth += 1) unique = `${label} ${nth}`;
    taken.add(unique);
    return { kind, name, label: unique };
  });
}
