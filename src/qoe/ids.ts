/** A random id: 96 bits in 16 letters, for each report carries some of them. Needs no secure context. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

let pageSessionId: string | null = null;

/** The stay of this tab on this page: in memory only, nothing is stored. */
export function sessionId(): string {
  pageSessionId ??= newId();
  return pageSessionId;
}
