import { fragmentHead, producerReferenceTime } from '../mp4/write-fragment.js';
import type { LiveTitle } from '../timeline/live-title.js';
import type { LiveTrack } from '../timeline/live-track.js';
import { readSamples } from './read-samples.js';

export interface FragmentPlace {
  readonly track: LiveTrack;
  readonly segment: number;
  /** Null: the whole segment as one fragment. */
  readonly part: number | null;
  /** Tells in the media itself when it was in front of the camera. */
  readonly withTime: boolean;
}

/** A fragment of the live title as it is sent: its header written anew, its samples as they are stored. */
export async function liveFragment(
  folder: string,
  { grid }: LiveTitle,
  { track, segment, part, withTime }: FragmentPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  const { decodeTime, fromSec, samples } = track.span(segment, part);
  const { trackId } = track.stored.head;
  const sequence = segment * grid.partsPerSegment + (part ?? 0) + 1;
  const wallMs = grid.startMs + fromSec * 1000;
  const heads = [
    ...(withTime ? [producerReferenceTime({ trackId, decodeTime, wallMs })] : []),
    fragmentHead({ trackId, sequence, decodeTime }, samples),
  ];
  const headBytes = heads.reduce((sum, head) => sum + head.byteLength, 0);
  const mediaBytes = samples.reduce((sum, { bytes }) => sum + bytes, 0);
  const fragment = new Uint8Array(headBytes + mediaBytes);
  let at = 0;
  for (const head of heads) {
    fragment.set(head, at);
    at += head.byteLength;
  }
  await readSamples(folder, samples, fragment, at);
  return fragment;
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
