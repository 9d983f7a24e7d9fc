/**
 * Where the player keeps what a viewer did, if the page asked for that. `localStorage` has this shape; a page
 * may bring its own. Nothing in it may wait: the source is about to load.
 */
export type ViewerStorage = Pick<Storage, 'getItem' | 'removeItem' | 'setItem'>;

/**
 * What is stored; null for nothing. Storage may be denied (a private window, a sandboxed frame, blocked
 * cookies): then there is nothing.
 * @param storage null for the browser's own
 */
export function readItem(storage: ViewerStorage | null, key: string): string | null {
  try {
    return (storage ?? localStorage).getItem(key);
  } catch {
    return null;
  }
}

/** Stores a text, or with null removes it. Denied as above, or full: playback owes nothing to it. */
export function writeItem(storage: ViewerStorage | null, key: string, text: string | null): void {
  try {
    const store = storage ?? localStorage;
    if (text === null) store.removeItem(key);
    else store.setItem(key, text);
  } catch {
    // The next visit starts as every first one does.
  }
}
