/** A random id of 32 hex digits or a UUID; pages without a secure context have no `randomUUID`. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let pageSessionId: string | null = null;

/** The stay of this tab on this page: in memory only, nothing is stored. */
export function sessionId(): string {
  pageSessionId ??= newId();
  return pageSessionId;
}
