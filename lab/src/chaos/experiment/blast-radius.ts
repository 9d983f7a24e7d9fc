import { createHash } from 'node:crypto';

/**
 * Whether a viewer is among the disturbed. It hangs on the seed and the viewer's name alone, so a viewer who
 * comes late or comes back is judged the same, a share of `radiusPct` is expected of any set of names, and a
 * larger radius only adds viewers.
 * @param radiusPct 0 to 100
 */
export function isWithinRadius(seed: number, viewer: string, radiusPct: number): boolean {
  return drawOf(seed, viewer) * 100 < radiusPct;
}

/** In [0, 1), from 48 bits of SHA-256: names that differ in one letter are drawn independently. */
function drawOf(seed: number, viewer: string): number {
  const digest = createHash('sha256').update(`${seed}\n${viewer}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
