import { createBbaAbr } from './buffer/bba.js';
import { createBolaAbr } from './buffer/bola.js';
import type { AbrController } from './contract/abr-controller.js';
import { createHybridAbr } from './hybrid/hybrid-abr.js';
import { createLearnedAbr } from './learned/learned-abr.js';
import { createLowLatencyAbr } from './lowlatency/lowlatency.js';
import { createMpcAbr } from './mpc/mpc.js';
import {
  createAbr as createLoadedAbr,
  registerBuiltIn,
  type AbrFactory,
  type AbrOptions,
  type BuiltInName,
} from './registry.js';
import { createThroughputAbr } from './throughput/throughput-abr.js';

/** Every controller of this package. */
const catalogue: Readonly<Record<BuiltInName, AbrFactory>> = {
  hybrid: createHybridAbr,
  throughput: createThroughputAbr,
  bba: createBbaAbr,
  bola: createBolaAbr,
  mpc: createMpcAbr,
  learned: createLearnedAbr,
  lowlatency: createLowLatencyAbr,
};

/**
 * Makes the whole catalogue known to the registry. A function to be called, since a bundler may leave out a
 * module that is imported for what it does and not for what it exports.
 */
export function registerCatalogue(): void {
  registerBuiltIn(catalogue);
}

/**
 * Makes a controller by name: one of this package's, or a page's own.
 * @throws SvError ABR_UNKNOWN for a name nobody registered; INVALID_ARGUMENT for a bad option.
 */
export function createAbr<Name extends string>(name: Name, options?: AbrOptions<Name>): AbrController {
  registerCatalogue();
  return createLoadedAbr(name, options);
}
