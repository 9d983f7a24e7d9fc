import type { AbrController } from './contract/abr-controller.js';
import {
  assertKnownAbr,
  builtInNames,
  createAbr,
  isLoadedAbr,
  registerBuiltIn,
  type AbrOptions,
} from './registry.js';

/**
 * Makes a controller by name, and fetches its code first where it isn't here yet: for players, which carry
 * none until a source is loaded. The default one comes alone, the others together.
 * @throws SvError ABR_UNKNOWN for a name nobody registered; INVALID_ARGUMENT for a bad option; whatever
 *   import() throws where the code can't be had.
 */
export async function loadAbr<Name extends string>(
  name: Name,
  options?: AbrOptions<Name>,
): Promise<AbrController> {
  assertKnownAbr(name);
  const isBuiltIn = (builtInNames as readonly string[]).includes(name);
  if (isBuiltIn && !isLoadedAbr(name)) {
    if (name === 'hybrid')
      registerBuiltIn({ hybrid: (await import('./hybrid/hybrid-abr.js')).createHybridAbr });
    else (await import('./catalogue.js')).registerCatalogue();
  }
  return createAbr(name, options);
}
