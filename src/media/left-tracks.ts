/** Only its identity matters here: the DOM's `TextTrack`. */
type Track = object;

const left = new WeakSet<Track>();

/**
 * A media element can't give back a text track that was made by `addTextTrack`: one whose source is
 * gone stays in its `textTracks`, empty. Marked here, it is not offered to a viewer.
 */
export function leaveTrack(track: Track): void {
  left.add(track);
}

/** A new source uses the track again. */
export function takeTrack(track: Track): void {
  left.delete(track);
}

export function isLeft(track: Track): boolean {
  return left.has(track);
}
