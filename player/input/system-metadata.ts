import type { PlayerState } from '../state/player-state.js';

export interface SystemMetadata {
  readonly init: MediaMetadataInit;
  /** The same for the same metadata. */
  readonly key: string;
}

/**
 * Title, artist, album and picture, of the player's attributes: a queue writes those for each of its titles. Without
 * a title of its own it is the page's.
 */
export function systemMetadata(element: Element, { title, poster }: PlayerState): SystemMetadata {
  const { ownerDocument, baseURI } = element;
  const artwork =
    URL.canParse(poster, baseURI) && poster !== '' ? [{ src: new URL(poster, baseURI).href }] : [];
  const init = {
    title: title || ownerDocument.title,
    artist: element.getAttribute('artist') ?? '',
    album: element.getAttribute('album') ?? '',
    artwork,
  };
  return { init, key: JSON.stringify(init) };
}
