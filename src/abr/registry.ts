import { describe, invalidArgument, SvError } from '../base/sv-error.js';
import type { BbaAbrOptions } from './buffer/bba-options.js';
import type { BolaAbrOptions } from './buffer/bola-options.js';
import type { AbrController } from './contract/abr-controller.js';
import type { HybridAbrOptions } from './hybrid/hybrid-options.js';
import type { LearnedAbrOptions } from './learned/learned-abr.js';
import type { LowLatencyAbrOptions } from './lowlatency/lowlatency-options.js';
import type { MpcAbrOptions } from './mpc/mpc-options.js';
import type { ThroughputAbrOptions } from './throughput/throughput-abr.js';

/** Options of each controller by its name. Add to it by declaration merging for one of your own. */
export interface AbrOptionsByName {
  hybrid: HybridAbrOptions;
  throughput: ThroughputAbrOptions;
  bba: BbaAbrOptions;
  bola: BolaAbrOptions;
  mpc: MpcAbrOptions;
  learned: LearnedAbrOptions;
  lowlatency: LowLatencyAbrOptions;
}

/** What {@link createAbr} takes for a name: its own options, or anything for a name unknown to the types. */
export type AbrOptions<Name extends string> = Name extends keyof AbrOptionsByName
  ? AbrOptionsByName[Name]
  : object;

/** Makes one controller for one player. */
export type AbrFactory<Options extends object = object> = (options: Options) => AbrController;

/** The name to use when nobody says otherwise. */
export const defaultAbrName = 'hybrid';

/** Controllers that can be made at once: the loaded built-in ones, and a page's own. */
const factories = new Map<string, AbrFactory>();

/** What this package brings; a player fetches the code of one only when it is asked for (`load-abr.ts`). */
export const builtInNames = ['hybrid', 'throughput', 'bba', 'bola', 'mpc', 'learned', 'lowlatency'] as const;

export type BuiltInName = (typeof builtInNames)[number];

/**
 * Makes a controller by name, of those that are loaded.
 * @throws SvError ABR_UNKNOWN for a name nobody registered; INVALID_ARGUMENT for a bad option.
 */
export function createAbr<Name extends string>(name: Name, options?: AbrOptions<Name>): AbrController {
  const factory = factories.get(name);
  if (factory === undefined) throw abrUnknown(name);
  return factory(options ?? {});
}

/**
 * Makes `name` known to {@link createAbr} and to the element's `abr` attribute. A name that exists is
 * taken over; players that run already keep what they have.
 * @throws SvError INVALID_ARGUMENT for an empty name or a factory that isn't a function.
 */
export function registerAbr<Name extends string>(name: Name, factory: AbrFactory<AbrOptions<Name>>): void {
  if (typeof name !== 'string' || name === '')
    throw invalidArgument('name', name, 'a text that is not empty');
  if (typeof factory !== 'function') throw invalidArgument('factory', factory, 'a function');
  factories.set(name, factory as AbrFactory);
}

/** Registers what is built in, where the page has not taken the name for its own. */
export function registerBuiltIn(builtIn: Readonly<Record<string, AbrFactory>>): void {
  for (const [name, factory] of Object.entries(builtIn))
    if (!factories.has(name)) factories.set(name, factory);
}

/** Whether {@link createAbr} can make it at once. */
export function isLoadedAbr(name: string): boolean {
  return factories.has(name);
}

/** The names there are: the built-in ones, loaded or not, then a page's own in the order they came. */
export function abrNames(): string[] {
  return Array.from(new Set([...builtInNames, ...factories.keys()]));
}

/** @throws SvError ABR_UNKNOWN for a name that is neither built in nor registered. */
export function assertKnownAbr(name: string): void {
  if (!abrNames().includes(name)) throw abrUnknown(name);
}

function abrUnknown(name: unknown): SvError {
  const known = abrNames().join(', ');
  return new SvError(
    'ABR_UNKNOWN',
    `There is no bitrate controller named ${describe(name)}. Known are: ${known}. Use one of these, or registerAbr() your own first.`,
    { context: { name: describe(name), known } },
  );
}
