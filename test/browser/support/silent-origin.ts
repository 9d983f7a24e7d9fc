import { shapedOrigin } from './shaped-origin.js';

/** The same origin behind a link that carries nothing at all. */
export function silentOrigin(origin: string): Promise<string> {
  return shapedOrigin(origin, 'nothing-comes', 0);
}
