import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxesIn } from '../../../../lab/src/live/mp4/boxes.js';
import { readFragment } from '../../../../lab/src/live/mp4/read-fragment.js';
import type { StoredSample } from '../../../../lab/src/live/mp4/sample.js';
import { MADE, makeTitle } from './support/made-title.js';
import { bytesOf, openLive, START_MS, textOf, type OpenLive } from './support/open-live.js';

let title: Awaited<ReturnType<typeof makeTitle>>;
beforeAll(async () => {
  title = await makeTitle();
});
afterAll(async () => title.remove());

const head = { trackId: 1, timescale: 1, defaults: { duration: 0, bytes: 0, flags: 0 } };

interface Read {
  readonly samples: readonly StoredSample[];
  readonly media: Buffer;
  readonly sequences: readonly number[];
  readonly boxes: readonly string[];
}

/** What a decoder gets from a segment. */
function read(segment: Uint8Array): Read {
  const data = Buffer.from(segment);
  const boxes = boxesIn(data);
  const moofs = boxes.filter(({ type }) => type === 'moof');
  const samples = moofs.flatMap(({ start, end }) => readFragment(data.subarray(start, end), start, '', head));
  return {
    samples,
    media: Buffer.concat(samples.map(({ offset, bytes }) => data.subarray(offset, offset + bytes))),
    sequences: moofs.map(({ body }) => data.readUInt32BE(body + 12)),
    boxes: boxes.map(({ type }) => type),
  };
}

/** A segment at the moment it is complete. */
async function segment(live: OpenLive, address: string, number: number): Promise<Read> {
  live.clock.jumpTo(START_MS + (number + 1) * MADE.segmentSec * 1000);
  const answer = await live.ask(`${address}/${number}.m4s`);
  expect(answer.status).toBe(200);
  return read(await bytesOf(answer));
}

const stored = async (path: string): Promise<Buffer> =>
  Buffer.from(read(await readFile(join(title.folder, path))).media);

const end = (samples: readonly StoredSample[]): number => {
  const last = samples.at(-1);
  return (last?.decodeTime ?? 0) + (last?.duration ?? 0);
};

describe.each(['hls', 'll-hls', 'dash', 'll-dash'])('the media of a live title (%s)', (form) => {
  it.each(['video/low', 'audio'])('runs on over every loop without a gap: %s', async (track) => {
    const live = await openLive(title.folder, 0);
    let expected = 0;
    for (let number = 0; number < 4 * MADE.segmentCount; number += 1) {
      const { samples } = await segment(live, `${form}/${track}`, number);
      for (const sample of samples) {
        expect(sample.decodeTime).toBe(expected);
        expected += sample.duration;
      }
    }
  });

  it('numbers its fragments upwards', async () => {
    const live = await openLive(title.folder, 0);
    const sequences = [];
    for (let number = 0; number < 5; number += 1)
      sequences.push(...(await segment(live, `${form}/video/low`, number)).sequences);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(sequences).size).toBe(sequences.length);
  });

  it('is that of the stored title', async () => {
    const { media } = await segment(await openLive(title.folder, 0), `${form}/video/high`, 7);
    expect(media.equals(await stored('video/high/2.m4s'))).toBe(true);
  });

  it('begins anew with each loop where it has discontinuities', async () => {
    const live = await openLive(title.folder, 0, { discontinuities: true });
    for (const track of ['video/low', 'audio']) {
      const first = await segment(live, `${form}/${track}`, MADE.segmentCount);
      expect(first.samples[0]?.decodeTime).toBe(0);
      const second = await segment(live, `${form}/${track}`, MADE.segmentCount + 1);
      expect(second.samples[0]?.decodeTime).toBe(end(first.samples));
    }
  });
});

describe('sound', () => {
  it('stays with the pictures for ever: no segment begins more than a frame after theirs', async () => {
    const live = await openLive(title.folder, 0);
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000_000), async (number) => {
        const { samples } = await segment(live, 'hls/audio', number);
        const lateTicks = (samples[0]?.decodeTime ?? 0) - number * MADE.segmentSec * 48_000;
        expect(lateTicks).toBeGreaterThanOrEqual(0);
        expect(lateTicks).toBeLessThan(1024);
      }),
      { numRuns: 30 },
    );
  });
});

describe('parts', () => {
  it.each(['video/low', 'audio'])('one after another are the segment: %s', async (track) => {
    const live = await openLive(title.folder, 22);
    const pieces: Uint8Array[] = [];
    for (let part = 0; part < 4; part += 1)
      pieces.push(await bytesOf(await live.ask(`ll-hls/${track}/10.${part}.m4s`)));
    const whole = await bytesOf(await live.ask(`ll-hls/${track}/10.m4s`));
    expect(Buffer.concat(pieces).equals(whole)).toBe(true);
  });

  it('that are hinted at are sent when they exist', async () => {
    const live = await openLive(title.folder, 21.2);
    const answer = live.ask('ll-hls/video/low/10.2.m4s');
    let there = false;
    void answer.then(() => (there = true));
    await live.clock.setTo(START_MS + 21_499);
    expect(there).toBe(false);
    await live.clock.setTo(START_MS + 21_500);
    expect((await answer).status).toBe(200);
  });

  it.each(['10.3', '11.0', '10.4', '10.99'])(
    'further ahead, or that no segment has, are not there: %s',
    async (name) => {
      const live = await openLive(title.folder, 21.2);
      expect((await live.ask(`ll-hls/video/low/${name}.m4s`)).status).toBe(404);
    },
  );
});

describe('a segment', () => {
  it.each(['hls', 'dash'])('is there from its end until it has left the window (%s)', async (form) => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(500),
        fc.double({ min: -30, max: 60, noNaN: true }),
        async (number, afterSec) => {
          const endSec = (number + 1) * MADE.segmentSec;
          fc.pre(endSec + afterSec >= MADE.segmentSec);
          // Clocks may differ by a quarter of a second, and a client may ask right after the playlist.
          fc.pre(afterSec < -0.3 || afterSec >= 0);
          fc.pre(afterSec < 12 || afterSec > 12 + 2 * MADE.segmentSec);
          const live = await openLive(title.folder, endSec + afterSec);
          const { status } = await live.ask(`${form}/audio/${number}.m4s`);
          expect(status).toBe(afterSec >= 0 && afterSec < 12 ? 200 : 404);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is not there says why', async () => {
    const live = await openLive(title.folder, 100);
    expect(await textOf(await live.ask('dash/audio/60.m4s'))).toMatch(/will be there in 22\.0 s/);
    expect(await textOf(await live.ask('dash/audio/3.m4s'))).toMatch(/no longer in the window of 12 s/);
    expect(await textOf(await live.ask('dash/video/other/49.m4s'))).toMatch(/no track video\/other/);
  });

  it('comes chunk by chunk as they are made in low-latency DASH, each told when it was seen', async () => {
    const live = await openLive(title.folder, 20.6);
    const answer = await live.ask('ll-dash/video/low/10.m4s');
    if (answer.body instanceof Uint8Array) throw new Error('The segment came whole, before it was.');
    const chunks = answer.body[Symbol.asyncIterator]();
    for (const [part, existsSec] of [20.5, 21, 21.5, 22].entries()) {
      const next = chunks.next();
      let came = false;
      void next.then(() => (came = true));
      await live.clock.setTo(START_MS + existsSec * 1000 - (part === 0 ? -100 : 1));
      expect(came).toBe(part === 0);
      await live.clock.setTo(START_MS + Math.max(20.6, existsSec) * 1000);
      const { value } = (await next) as { value: Uint8Array };
      const { boxes, samples } = read(value);
      expect(boxes).toEqual(['prft', 'moof', 'mdat']);
      const data = Buffer.from(value);
      const wallSec = data.readUInt32BE(16) - 2_208_988_800 + data.readUInt32BE(20) / 2 ** 32;
      const mediaSec = (samples[0]?.decodeTime ?? 0) / 90_000;
      expect(wallSec - START_MS / 1000).toBeCloseTo(mediaSec, 3);
    }
    expect((await chunks.next()).done).toBe(true);
  });

  it('that a low-latency player asks for while the one before is made waits for its first chunk', async () => {
    const live = await openLive(title.folder, 21);
    const answer = live.ask('ll-dash/audio/11.m4s');
    let there = false;
    void answer.then(() => (there = true));
    await live.clock.setTo(START_MS + 22_499);
    expect(there).toBe(false);
    await live.clock.setTo(START_MS + 22_500);
    expect((await answer).status).toBe(200);
    expect((await live.ask('ll-dash/audio/13.m4s')).status).toBe(404);
  });
});
