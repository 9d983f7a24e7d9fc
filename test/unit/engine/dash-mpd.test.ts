import { describe, expect, it } from 'vitest';
import { nameCaptions } from '../../../src/engine/dash/caption-names.js';
import { mpdFault, videoCodecs } from '../../../src/engine/dash/mpd-check.js';
import { isWholeMp4 } from '../../../src/engine/dash/segment-gate.js';

const mpd = `<?xml version="1.0"?>
<MPD type="static"><Period>
  <AdaptationSet contentType="video"><Representation codecs="avc1.64001f"/><Representation codecs="xvid.9"/></AdaptationSet>
  <AdaptationSet mimeType="video/mp4" codecs="hev1.1"><Representation/></AdaptationSet>
  <AdaptationSet mimeType="audio/mp4"><Representation codecs="mp4a.40.2"/></AdaptationSet>
</Period></MPD>
`;

describe('a look at a manifest before dash.js has it', () => {
  it('takes a whole one', () => {
    expect(mpdFault(mpd)).toBeNull();
    expect(mpdFault(`\uFEFF${mpd}<!-- made by hand -->\n`)).toBeNull();
    expect(mpdFault('<dash:MPD><dash:Representation/></dash:MPD>')).toBeNull();
    expect(mpdFault('<MPD><Period xlink:href="https://ads.example/period"/></MPD>')).toBeNull();
  });

  it('refuses every cut of it', () => {
    const whole = mpd.trimEnd();
    for (let length = 0; length < whole.length; length += 1) {
      expect(mpdFault(whole.slice(0, length)), `the first ${length} characters`).not.toBeNull();
    }
  });

  it('says what else it is', () => {
    expect(mpdFault(' ')).toContain('empty');
    expect(mpdFault('<!doctype html><p>MPD</p>')).toContain('HTML');
    expect(mpdFault('{"error":"no such title"}')).toContain('<MPD>');
    expect(mpdFault('<MPD><Period><AdaptationSet/></Period></MPD>')).toContain('no rendition');
  });

  it('lists the video codecs', () => {
    expect(videoCodecs(mpd)).toEqual(['avc1.64001f', 'xvid.9', 'hev1.1']);
  });
});

describe('names of captions', () => {
  it('are the label, else the language in its own words, and unique', () => {
    const manifest = {
      Period: [
        {
          AdaptationSet: [
            { id: '1', contentType: 'video', lang: 'en' },
            { id: '2', contentType: 'text', lang: 'de' },
            { id: '3', mimeType: 'text/vtt', lang: 'en' },
            { id: '4', mimeType: 'text/vtt', lang: 'en' },
            { id: '5', contentType: 'text', lang: 'en', Label: [{ __text: 'English (described)' }] },
            { id: '6', contentType: 'text', lang: 'not a language' },
            { contentType: 'text' },
          ],
        },
      ],
    };
    nameCaptions(manifest);
    expect(manifest.Period[0]?.AdaptationSet.map(({ id }) => id)).toEqual([
      '1',
      'Deutsch',
      'English',
      'English 2',
      'English (described)',
      '6',
      'Captions',
    ]);
    expect(() => {
      nameCaptions({});
    }).not.toThrow();
  });
});

describe('a look at a segment', () => {
  const bytes = (text: string): ArrayBuffer => Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer;

  const segment = '\0\0\0\x0cstypmsdh\0\0\0\x08moof\0\0\0\x01mdat\0\0\0\0\0\0\0\x12..';

  it('knows MP4 by its row of boxes', () => {
    expect(isWholeMp4(bytes(segment))).toBe(true);
    expect(isWholeMp4(bytes('\0\0\0\x08ftyp\0\0\0\0mdat of any length'))).toBe(true);
  });

  it('refuses one that is cut anywhere but between boxes', () => {
    const ends = new Set([12, 20, segment.length]);
    for (let length = 0; length <= segment.length; length += 1) {
      expect(isWholeMp4(bytes(segment.slice(0, length))), `${length} bytes`).toBe(ends.has(length));
    }
  });

  it.each(['GGGGGGGGGGGG', '<!doctype html>', '\0\0\0\x04free....'])('refuses %j', (body) => {
    expect(isWholeMp4(bytes(body))).toBe(false);
  });
});
