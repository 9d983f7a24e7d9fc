export interface PageListener {
  readonly visibility: (hidden: boolean) => void;
  /** `kept`: the browser may bring the page back as it is (bfcache). `atMs`: which other listeners may have delayed. */
  readonly leaving: (kept: boolean, atMs: number) => void;
  /** The page is back from the browser's cache. */
  readonly restored: () => void;
}

/**
 * Hears the page being hidden, left and brought back.
 * @returns stops listening.
 */
export function observePage({ visibility, leaving, restored }: PageListener): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  document.addEventListener('visibilitychange', () => visibility(document.hidden), { signal });
  addEventListener('pagehide', ({ persisted, timeStamp }) => leaving(persisted, timeStamp), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) restored();
    },
    { signal },
  );
  return () => abort.abort();
}
