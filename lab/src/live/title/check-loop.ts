import { join } from 'node:path';
import { LabInputError } from '../../sim/input-error.js';
import { startsDecoding, type StoredSample } from '../mp4/sample.js';
import type { StoredRendition, StoredTitle, StoredTrack } from './stored-title.js';

interface Found {
  readonly folder: string;
  readonly renditions: readonly StoredRendition[];
  readonly audio: StoredTrack | null;
}

/**
 * The title as far as it can be looped: all renditions cut alike, in segments of one length that each
 * begin with a key frame. A shorter segment at the end is left out.
 * @throws LabInputError where the title isn't like that.
 */
export function checkLoop({ folder, renditions, audio }: Found): StoredTitle {
  const [first] = renditions;
  if (first === undefined) throw new Error('A title without renditions was not refused before.');
  const segmentSec = lengthSec(first.segments[0] ?? [], first);
  const counts = renditions.map((rendition) => evenSegments(folder, rendition, segmentSec));
  const segmentCount = Math.min(...counts);
  if (audio !== null) checkSound(folder, audio, segmentSec * segmentCount);
  return { segmentSec, segmentCount, renditions, audio };
}

const lengthSec = (samples: readonly StoredSample[], { head }: StoredTrack): number =>
  samples.reduce((sum, { duration }) => sum + duration, 0) / head.timescale;

/** How many segments from the first one on are of the same length. */
function evenSegments(folder: string, rendition: StoredRendition, segmentSec: number): number {
  const { segments, head, path } = rendition;
  const ticks = segmentSec * head.timescale;
  const even = segments.findIndex((samples) => lengthSec(samples, rendition) !== segmentSec);
  const count = even === -1 ? segments.length : even;
  const refuse = (where: number, problem: string): LabInputError =>
    new LabInputError({
      file: join(folder, path),
      where: `segment ${where + 1}`,
      problem,
      remedy: 'Only titles whose segments are all of one length and begin with a key frame can be looped',
    });
  if (count < segments.length - 1 || count === 0)
    throw refuse(count, `it is not as long (${segmentSec} s) as the first one of the title`);
  for (const [index, samples] of segments.slice(0, count).entries()) {
    const [first] = samples;
    if (first === undefined || !startsDecoding(first)) throw refuse(index, 'it begins with no key frame');
    if (first.decodeTime !== index * ticks)
      throw refuse(index, `it begins at ${first.decodeTime / head.timescale} s of media time`);
  }
  return count;
}

/** What the sound may lack at the end of a loop; the last frame is repeated there. */
const LACKING_SEC = 0.1;

/** Sound is cut anew frame by frame, to follow the pictures' segments in every loop. */
function checkSound(folder: string, audio: StoredTrack, loopSec: number): void {
  const frames = audio.segments.flat();
  const file = join(folder, audio.path);
  const odd = frames.findIndex((frame) => frame.duration !== frames[0]?.duration || frame.duration === 0);
  if (odd !== -1)
    throw new LabInputError({
      file,
      where: `frame ${odd + 1}`,
      problem: 'it is not as long as the first one',
      remedy: 'Only sound in frames of one length can be looped, such as AAC',
    });
  const soundSec = lengthSec(frames, audio);
  if (soundSec < loopSec - LACKING_SEC)
    throw new LabInputError({
      file,
      problem: `the sound ends after ${soundSec.toFixed(2)} s, the pictures after ${loopSec} s`,
      remedy: 'Only a title whose sound is as long as its pictures can be looped',
    });
}
