import type { AbrController } from './contract/abr-controller.js';
import { catalogueNames, createAbr, isLoadedAbr, type AbrOptions } from './registry.js';

/**
 * Makes a controller by name, and fetches the catalogue first where the name is in it: for players, which
 * carry only `hybrid` and `throughput`.
 * @throws SvError ABR_UNKNOWN for a name nobody registered; INVALID_ARGUMENT for a bad option.
 */
export async function loadAbr<Name extends string>(
  name: Name,
  options?: AbrOptions<Name>,
): Promise<AbrController> {
  const inCatalogue = (catalogueNames as readonly string[]).includes(name);
  if (inCatalogue && !isLoadedAbr(name)) (await import('./catalogue.js')).registerCatalogue();
  return createAbr(name, options);
}
