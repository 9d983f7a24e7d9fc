import { bufferedAheadSec } from '../../media/buffered.js';
import type { PlayheadSample } from '../model/fact.js';

/** dash.js gives a live stream this many seconds, other engines and browsers Infinity. */
const ENDLESS_SEC = 2 ** 32;

/** Reads what a {@link PlayheadSample} needs; no layout, no allocation worth naming. */
export function samplePlayhead(
  media: HTMLVideoElement,
  box: PictureBox | null = null,
  isLive = false,
): PlayheadSample {
  const positionSec = Math.max(0, media.currentTime);
  return {
    positionSec,
    bufferLevelSec: bufferedAheadSec(media.buffered, positionSec),
    // Media Source Extensions hand their media in by an object URL.
    bufferEstimated: !media.currentSrc.startsWith('blob:'),
    paused: media.paused,
    seeking: media.seeking,
    rate: Math.max(0, media.playbackRate),
    edgeDistanceSec: isLive || media.duration >= ENDLESS_SEC ? edgeDistanceSec(media, positionSec) : null,
    frameless: isFrameless(media),
    upscale: box === null ? undefined : upscaleOf(media, box),
  };
}

/** What the picture has to fill, CSS px. */
export interface PictureBox {
  readonly width: number;
  readonly height: number;
}

/** Undefined where there is no picture, or nowhere to show it. */
function upscaleOf({ videoWidth, videoHeight }: HTMLVideoElement, box: PictureBox): number | undefined {
  const fit = Math.min(box.width / videoWidth, box.height / videoHeight);
  return fit > 0 && Number.isFinite(fit) ? fit - 1 : undefined;
}

export function showsFrames(media: HTMLVideoElement): boolean {
  // Firefox has them from 132 on.
  return 'requestVideoFrameCallback' in media;
}

function isFrameless(media: HTMLVideoElement): boolean {
  const audioOnly = media.readyState >= media.HAVE_METADATA && media.videoWidth === 0;
  return audioOnly || document.hidden || !showsFrames(media);
}

function edgeDistanceSec({ seekable }: HTMLVideoElement, positionSec: number): number | null {
  if (seekable.length === 0) return null;
  return Math.max(0, seekable.end(seekable.length - 1) - positionSec);
}
