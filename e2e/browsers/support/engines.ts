import { ENGINES, isEngineName, type EngineName } from '../../../lab/src/browsers/browser-driver.js';

/** Those to test: SV_BROWSERS names some (`firefox,webkit`), without it all. */
export function enginesToTest(): readonly EngineName[] {
  const named = process.env['SV_BROWSERS']?.split(',').map((name) => name.trim());
  const unknown = named?.find((name) => !isEngineName(name));
  if (unknown !== undefined)
    throw new Error(`SV_BROWSERS takes names of ${ENGINES.join(', ')}; there is no "${unknown}".`);
  return named?.filter(isEngineName) ?? ENGINES;
}
