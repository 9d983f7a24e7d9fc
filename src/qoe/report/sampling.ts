/**
 * Whether a session is one of the `rate` that report: by a hash of its id (FNV-1a with the finalizer of
 * MurmurHash3), so that all views of a session are, or none.
 * @param rate share of sessions, 0 to 1
 */
export function isSampled(sessionId: string, rate: number): boolean {
  let hash = 0x811c9dc5;
  for (const letter of sessionId) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // FNV alone leaves the high bits of ids that differ little alike.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32 < rate;
}
