import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBox, readBoxes } from '../../../server/src/origin/titles/mp4/boxes.js';
import { videoCodec } from '../../../server/src/origin/titles/mp4/codecs.js';
import {
  placeSegment,
  segmentTime,
  splitFragments,
  timescale,
} from '../../../server/src/origin/titles/mp4/fragments.js';

function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
};

/** A fragment with 32-bit or 64-bit times, and durations by default or sample by sample. */
function fragment(version: 0 | 1, durations: readonly number[], each: boolean, media: Uint8Array): Buffer {
  const mfhd = box('mfhd', words(0, 1));
  const tfhd = each ? box('tfhd', words(0x2_00_00, 1)) : box('tfhd', words(0x2_00_08, 1, durations[0] ?? 0));
  const tfdt = box('tfdt', version === 1 ? words(0x1_00_00_00, 0, 0) : words(0, 0));
  const samples = durations.flatMap((duration) => (each ? [duration, 100] : [100]));
  const trun = box('trun', words(each ? 0x3_01 : 0x2_01, durations.length, 0, ...samples));
  return Buffer.concat([box('moof', mfhd, box('traf', tfhd, tfdt, trun)), box('mdat', media)]);
}

const init = Buffer.concat([
  box('ftyp', Buffer.from('iso5')),
  box(
    'moov',
    box(
      'trak',
      box(
        'mdia',
        box('mdhd', words(0, 0, 0, 90_000, 0)),
        box(
          'minf',
          box(
            'stbl',
            box(
              'stsd',
              words(0, 1),
              box('avc1', Buffer.alloc(78), box('avcC', Buffer.from([1, 0x64, 0, 0x1f]))),
            ),
          ),
        ),
      ),
    ),
  ),
]);

describe('a fragmented file', () => {
  it('comes apart into what starts a decoder and its fragments, whose bytes are all kept', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 6 }), (medias) => {
        const fragments = medias.map((media) => fragment(1, [3600], false, media));
        const split = splitFragments(Buffer.concat([init, ...fragments, box('mfra')]));
        expect(split.init.equals(init)).toBe(true);
        expect(split.segments.map((segment) => segment.toString('hex'))).toEqual(
          fragments.map((one) => one.toString('hex')),
        );
      }),
    );
  });

  it('says its codec and timescale', () => {
    expect(videoCodec(init)).toBe('avc1.64001f');
    expect(timescale(init)).toBe(90_000);
  });

  it('is refused where a box is longer than the file', () => {
    const cut = init.subarray(0, init.length - 3);
    expect(() => readBoxes(cut)).toThrow(/does not fit/);
    expect(() => findBox(init, 'moov/trak/mdia/none')).toThrow(/No none/);
  });
});

describe('a segment', () => {
  it('keeps its duration and takes the time it is placed at', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0 as const, 1 as const),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 0, max: 0xff_ff_ff_ff }),
        (version, each, given, decodeTime) => {
          const durations = each ? given : given.map(() => given[0] ?? 0);
          const segment = fragment(version, durations, each, Buffer.from('media'));
          const placed = placeSegment(segment, 7, decodeTime);
          const duration = durations.reduce((sum, one) => sum + one, 0);
          expect(segmentTime(placed)).toEqual({ decodeTime, duration });
          expect(segmentTime(segment).decodeTime).toBe(0);
          expect(placed.length).toBe(segment.length);
        },
      ),
    );
  });
});
