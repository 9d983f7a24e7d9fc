import { DEAD_FOLDER, WRONG_DURATION_FACTOR, type ManifestLie } from './manifest-lie.js';

/**
 * A DASH manifest that is wrong about its renditions, durations or links. The text is edited, not parsed:
 * what isn't touched stays byte for byte.
 */
export function breakDash(text: string, lie: ManifestLie): string {
  switch (lie) {
    case 'no-renditions':
      return text.replace(/<Representation\b(?:[^>]*\/>|[\s\S]*?<\/Representation>)/g, '');
    case 'wrong-durations':
      return text
        .replace(/(<(?:SegmentTemplate|SegmentList)\b[^>]*?\sduration=["'])(\d+)/g, times)
        .replace(/(<S\b[^>]*?\sd=["'])(\d+)/g, times);
    case 'dead-links':
      return text
        .replace(/(\s(?:media|initialization|sourceURL)=["'])/g, `$1${DEAD_FOLDER}`)
        .replace(/(<BaseURL\b[^>]*>\s*)/g, `$1${DEAD_FOLDER}`);
  }
}

function times(_: string, before: string, value: string): string {
  return `${before}${Number(value) * WRONG_DURATION_FACTOR}`;
}
