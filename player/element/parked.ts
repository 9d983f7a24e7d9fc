import type { RenditionSelection } from '../../src/media/rendition.js';
import type { Session } from '../../src/session/session.js';

/** What is kept of a playback whose element left the page, to go on from when it comes back. */
export interface Parked {
  readonly src: string;
  /** Null for live: it goes on at the edge. */
  readonly positionSec: number | null;
  readonly playing: boolean;
  /** What a load resets, set again once the source is understood. */
  restore(session: Session): void;
}

export function parkSession(
  session: Session,
  media: HTMLVideoElement,
  { src, positionSec, playing }: { src: string; positionSec: number; playing: boolean },
): Parked {
  const { playbackRate } = media;
  const selection: RenditionSelection = session.selection;
  const { tracks, selectedIndex } = session.audio;
  const sound = tracks[selectedIndex]?.id;
  return {
    src,
    positionSec: session.isLive ? null : positionSec,
    playing,
    restore(later) {
      media.playbackRate = playbackRate;
      if (selection.mode === 'pinned' && selection.renditionIndex < later.renditions.length) {
        later.select(selection);
      }
      const same = later.audio.tracks.findIndex(({ id }) => id === sound);
      if (same >= 0) later.selectAudio(same);
    },
  };
}
