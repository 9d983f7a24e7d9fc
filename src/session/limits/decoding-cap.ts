import type { Ladder, Rendition, RenditionCap } from '../../media/rendition.js';

/** The browser's word on one rendition; null where it has none. */
export type DecodingVerdict = { readonly supported: boolean; readonly smooth: boolean } | null;

/** Where the manifest doesn't say; most titles. */
const USUAL_FRAME_RATE = 30;

/**
 * Up to the highest rendition that plays smoothly; no cap where none does, since then the browser knows no
 * better (dropped frames will tell). A ladder's indices are fixed, so one in the middle can't be left out: of
 * ladders that mix codecs, a rendition below the cap may still be one that isn't smooth. `powerEfficient`
 * is not asked for: a desktop decodes 4K by software without a dropped frame.
 */
export function decodingCap(ladder: Ladder, verdicts: readonly DecodingVerdict[]): RenditionCap {
  const isSmooth = (index: number): boolean => {
    const verdict = verdicts[index] ?? null;
    return verdict === null || (verdict.supported && verdict.smooth);
  };
  const highest = ladder.findLastIndex((_, index) => isSmooth(index));
  const best = ladder[highest];
  return best && highest < ladder.length - 1 ? { maxBitrateKbps: best.bitrateKbps } : {};
}

/** What to ask `mediaCapabilities.decodingInfo`; null where too little is known of the rendition. */
export function decodingQuestion(rendition: Rendition): MediaDecodingConfiguration | null {
  const { codec = '', width, height, bitrateKbps, frameRate = USUAL_FRAME_RATE } = rendition;
  const video = codec.split(',').find((each) => /^\s*(avc|hvc1|hev1|dvh|vp0?[89]|av01)/i.test(each));
  if (!video || !width || !height) return null;
  return {
    type: 'media-source',
    video: {
      contentType: `video/mp4; codecs="${video.trim()}"`,
      width,
      height,
      bitrate: Math.max(1, Math.round(bitrateKbps * 1_000)),
      framerate: frameRate,
    },
  };
}
