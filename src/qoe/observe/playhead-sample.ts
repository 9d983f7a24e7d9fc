import { bufferedAheadSec } from '../../media/buffered.js';
import type { PlayheadSample } from '../model/fact.js';

/** dash.js gives a live stream this many seconds, other engines and browsers Infinity. */
const ENDLESS_SEC = 2 ** 32;

/** Reads what a {@link PlayheadSample} needs; no layout, no allocation worth naming. */
export function samplePlayhead(media: HTMLVideoElement): PlayheadSample {
  const positionSec = Math.max(0, media.currentTime);
  return {
    positionSec,
    bufferLevelSec: bufferedAheadSec(media.buffered, positionSec),
    // Media Source Extensions hand their media in by an object URL.
    bufferEstimated: !media.currentSrc.startsWith('blob:'),
    paused: media.paused,
    seeking: media.seeking,
    rate: Math.max(0, media.playbackRate),
    edgeDistanceSec: edgeDistanceSec(media, positionSec),
    frameless: isFrameless(media),
  };
}

export function showsFrames(media: HTMLVideoElement): boolean {
  // Firefox has them from 132 on.
  return 'requestVideoFrameCallback' in media;
}

function isFrameless(media: HTMLVideoElement): boolean {
  const audioOnly = media.readyState >= media.HAVE_METADATA && media.videoWidth === 0;
  return audioOnly || document.hidden || !showsFrames(media);
}

function edgeDistanceSec(media: HTMLVideoElement, positionSec: number): number | null {
  const { duration, seekable } = media;
  if (!(duration >= ENDLESS_SEC) || seekable.length === 0) return null;
  return Math.max(0, seekable.end(seekable.length - 1) - positionSec);
}
