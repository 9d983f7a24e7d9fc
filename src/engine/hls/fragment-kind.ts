import type { Fragment } from 'hls.js';

// hls.js's enums are values of its script, which isn't loaded when this module is; their texts are stable.
const typeOf = (fragment: Fragment): string => fragment.type;

export function isAudioSegment(fragment: Fragment): boolean {
  return typeOf(fragment) === 'audio';
}

/** Video, or video and audio in one; not its init segment. */
export function isMainSegment(fragment: Fragment): boolean {
  return typeOf(fragment) === 'main' && fragment.sn !== 'initSegment';
}
