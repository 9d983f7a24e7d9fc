import { describe, expect, it } from 'vitest';
import { highestAllowedIndex, type Ladder } from '../../../../src/media/rendition.js';
import {
  decodingCap,
  decodingQuestion,
  type DecodingVerdict,
} from '../../../../src/session/limits/decoding-cap.js';

const ladder: Ladder = [300, 800, 2_000, 5_000].map((bitrateKbps, index) => ({
  id: `r${index}`,
  bitrateKbps,
}));
const smooth: DecodingVerdict = { supported: true, smooth: true };
const rough: DecodingVerdict = { supported: true, smooth: false };
const none: DecodingVerdict = { supported: false, smooth: false };
const highest = (...verdicts: DecodingVerdict[]): number =>
  highestAllowedIndex(ladder, decodingCap(ladder, verdicts));

describe('the decoding cap', () => {
  it('is the highest rendition that plays smoothly', () => {
    expect(highest(smooth, smooth, rough, rough)).toBe(1);
    expect(highest(smooth, smooth, smooth, none)).toBe(2);
    expect(highest(smooth, smooth, smooth, smooth)).toBe(3);
  });

  it('takes a rendition on trust of which the browser knows nothing', () => {
    expect(highest(smooth, rough, null, rough)).toBe(2);
    expect(highest()).toBe(3);
  });

  it('is none where nothing is smooth: something must play', () => {
    expect(decodingCap(ladder, [rough, rough, rough, rough])).toEqual({});
    expect(decodingCap([], [])).toEqual({});
  });
});

describe('the question to the browser', () => {
  const rendition = { id: 'r', bitrateKbps: 2_000, width: 1280, height: 720 };

  it('names the video codec alone, out of a list with audio', () => {
    const question = decodingQuestion({ ...rendition, codec: 'mp4a.40.2, avc1.64001f', frameRate: 50 });
    expect(question?.video).toEqual({
      contentType: 'video/mp4; codecs="avc1.64001f"',
      width: 1280,
      height: 720,
      bitrate: 2_000_000,
      framerate: 50,
    });
  });

  it('is not put where codec or size are unknown', () => {
    expect(decodingQuestion(rendition)).toBeNull();
    expect(decodingQuestion({ id: 'r', bitrateKbps: 2_000, codec: 'avc1.64001f' })).toBeNull();
  });
});
