/** A viewer's or a CDN's name in a path. */
export const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.~-]{0,63}$/;

/** Where a request through a viewer's link goes. */
export interface ViewerPath {
  readonly viewer: string;
  readonly cdn: string | null;
  /** After the viewer's and the CDN's part, with the query and without a leading slash. */
  readonly path: string;
  /** What comes before `path`: `/v/VIEWER/` or `/v/VIEWER/cdn/NAME/`. */
  readonly prefix: string;
}

/** Takes `/v/VIEWER/PATH` and `/v/VIEWER/cdn/NAME/PATH` apart; null for any other URL. */
export function viewerPath(url: string): ViewerPath | null {
  const [, mark, viewer = '', ...rest] = url.split('/');
  if (mark !== 'v' || !NAME.test(viewer) || rest.length === 0) return null;
  const [folder, cdn = '', ...inCdn] = rest;
  if (folder === 'cdn' && NAME.test(cdn) && inCdn.length > 0)
    return { viewer, cdn, path: inCdn.join('/'), prefix: `/v/${viewer}/cdn/${cdn}/` };
  return { viewer, cdn: null, path: rest.join('/'), prefix: `/v/${viewer}/` };
}
