/**
 * Whether a session is one of the `rate` that report: by a hash of its id (FNV-1a, and a round of
 * MurmurHash3's finalizer), so that all views of a session are, or none.
 * @param rate share of sessions, 0 to 1
 */
export function isSampled(sessionId: string, rate: number): boolean {
  let hash = 0x811c9dc5;
  for (const letter of sessionId) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // FNV alone leaves the high bits of ids that differ little alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32 < rate;
}
