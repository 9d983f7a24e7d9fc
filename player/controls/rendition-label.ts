import type { Rendition } from '../../src/media/rendition.js';
import type { Words } from '../locales/words.js';
import type { PlayerState } from '../state/player-state.js';

/** Above this a title is made for smooth motion, and says so: "1080p60". */
const COMMON_FRAME_RATE = 31;

export function formatBitrate(kbps: number, locale: string): string {
  if (kbps < 1000) return `${Math.round(kbps)} kbps`;
  const mbps = new Intl.NumberFormat(locale, { maximumFractionDigits: kbps < 10_000 ? 1 : 0 });
  return `${mbps.format(kbps / 1000)} Mbps`;
}

/** `720p`, `1080p60`; by bitrate where the height isn't known. */
export function renditionLabel({ height, frameRate = 0, bitrateKbps }: Rendition, locale: string): string {
  if (!height) return formatBitrate(bitrateKbps, locale);
  return `${height}p${frameRate > COMMON_FRAME_RATE ? Math.round(frameRate) : ''}`;
}

/** What is chosen now: "Auto (720p)" with what is really on screen, or the pinned rendition. */
export function qualityInWords({ selection, renditions, renderedIndex }: PlayerState, words: Words): string {
  if (selection.mode === 'pinned') {
    const pinned = renditions[selection.renditionIndex];
    return pinned ? renditionLabel(pinned, words.locale) : '';
  }
  const rendered = renditions[renderedIndex];
  return rendered ? `${words.auto} (${renditionLabel(rendered, words.locale)})` : words.auto;
}
