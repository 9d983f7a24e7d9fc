import type { MediaPlayerClass } from 'dashjs';
import { videoProcessor } from './dash-processors.js';
import type { SegmentRequest } from './segment-request.js';

/** How often is looked whether a held segment may go on. */
const LOOK_MS = 40;

/** Whether a segment may go into the buffer yet. */
export type MayCome = (request: SegmentRequest) => boolean;

/**
 * Sound that begins where no picture is yet is held back. Chromium plays sound on for 3 s after the picture has run
 * out, says nothing of it, and then throws away the frames that come late: a stall that no event tells of, and half
 * of the next segment lost. With nothing to play on with it stalls at once, and goes on where it stopped.
 */
export function soundWithPicture(player: () => MediaPlayerClass, media: HTMLMediaElement): MayCome {
  return ({ customData: { request } }) => {
    if (request?.mediaType !== 'audio' || request.type !== 'MediaSegment') return true;
    // Before the first picture, and after a seek, nothing plays until both are there.
    if (media.seeking || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return true;
    const video = videoProcessor(player())?.getBufferController();
    if (!video || video.getIsBufferingCompleted()) return true;
    const ranges = video.getBuffer()?.getAllBufferRanges();
    if (!ranges || ranges.length === 0) return true;
    return ranges.end(ranges.length - 1) > (request.startTime ?? 0);
  };
}

/** Has dash.js hear of the end of a request only when its segment may come; of an abort at once. */
export function holdEnd(request: SegmentRequest, mayCome: MayCome): void {
  const { customData } = request;
  const { onloadend } = customData;
  customData.onloadend = () => {
    void untilMayCome(request, mayCome, () => customData.onabort?.()).then((came) => {
      if (came) onloadend?.();
    });
  };
}

/**
 * Waits until a segment that has come may go on. False where dash.js aborted it meanwhile.
 * @param aborted does what an abort does
 */
export async function untilMayCome(
  request: SegmentRequest,
  mayCome: MayCome,
  aborted: () => void,
): Promise<boolean> {
  if (mayCome(request)) return true;
  return new Promise((resolve) => {
    const settle = (came: boolean): void => {
      clearInterval(looking);
      resolve(came);
    };
    const looking = setInterval(() => {
      if (mayCome(request)) settle(true);
    }, LOOK_MS);
    request.customData.abort = () => {
      settle(false);
      aborted();
    };
  });
}
