import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  captionEdges,
  captionFonts,
  readCaptionStyle,
  type CaptionStyle,
} from '../../../../player/captions/caption-style.js';
import { cueCss } from '../../../../player/captions/cue-css.js';
import { settingsPage } from '../../../../player/controls/settings-pages.js';
import { english } from '../../../../player/locales/en.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const style: fc.Arbitrary<CaptionStyle> = fc.record(
  {
    sizePercent: fc.integer({ min: 25, max: 400 }),
    color,
    backgroundColor: color,
    backgroundOpacity: fc.constantFrom(0, 0.25, 1),
    edge: fc.constantFrom(...captionEdges),
    font: fc.constantFrom(...captionFonts),
  },
  { requiredKeys: [] },
);

describe('a caption style', () => {
  it('is taken as it is given', () => {
    fc.assert(
      fc.property(style, (given) => {
        expect(readCaptionStyle(given)).toEqual({ style: given, refused: [] });
      }),
    );
  });

  it('names what of it is none, and keeps the rest', () => {
    const { style: taken, refused } = readCaptionStyle({ sizePercent: 9000, color: 'red', edge: 'raised' });
    expect(taken).toEqual({ edge: 'raised' });
    expect(refused.map(({ name }) => name)).toEqual(['sizePercent', 'color']);
  });

  it('of anything at all never throws, and lets no style sheet be written', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (given, text) => {
        readCaptionStyle(given);
        expect(readCaptionStyle({ color: `#ffffff${text}}`, font: text, edge: `${text};` }).style).toEqual(
          {},
        );
      }),
    );
  });
});

describe('the sheet of a caption style', () => {
  it('declares nothing where nothing was chosen, so that the system’s wishes stand', () => {
    expect(cueCss({})).toBe('');
    expect(cueCss({ sizePercent: 150 })).toBe('video::cue { font-size: 150%; }');
    expect(cueCss({ color: '#ffff00' })).not.toMatch(/background|shadow|font/);
  });

  it('an opacity alone is of the usual black, a background alone of the usual opacity', () => {
    expect(cueCss({ backgroundOpacity: 0.25 })).toContain('rgba(0, 0, 0, 0.25)');
    expect(cueCss({ backgroundColor: '#0000ff' })).toContain('rgba(0, 0, 255, 0.8)');
  });

  it('has every edge and font', () => {
    for (const edge of captionEdges) expect(cueCss({ edge })).toMatch(/text-shadow: \S/);
    for (const font of captionFonts) expect(cueCss({ font })).toMatch(/font-family: \S/);
  });
});

describe('the pages about captions’ looks', () => {
  const chosen: PlayerState = {
    ...initialPlayerState,
    captions: [{ index: 0, label: 'English', language: 'en', showing: true }],
    captionStyle: { sizePercent: 150, edge: 'outline' },
  };

  it('sum up what is chosen, behind the captions’ page', () => {
    const { items } = settingsPage('captions', chosen, english);
    expect(items.at(-1)).toMatchObject({ kind: 'page', page: 'caption-style', detail: 'Your own' });
    const details = settingsPage('caption-style', chosen, english).items.map(
      ({ label, detail }) => `${label}|${detail}`,
    );
    expect(details).toEqual([
      'Size|150%',
      'Colour|Default',
      'Background|Default',
      'Background opacity|Default',
      'Edges|Outline',
      'Font|Default',
      'Reset|',
    ]);
  });

  it('each value asks for itself beside what is chosen already; the first, for no wish', () => {
    const { items, preview } = settingsPage('caption-size', chosen, english);
    expect(items[0]).toMatchObject({
      label: 'Default',
      ask: { type: 'set-caption-style', style: { edge: 'outline' } },
    });
    expect(items.find((item) => 'checked' in item && item.checked)).toMatchObject({
      label: '150%',
      ask: { style: { sizePercent: 150, edge: 'outline' } },
    });
    expect(preview).toMatchObject({ sizePercent: 150, edge: 'outline', color: '#ffffff' });
  });

  it('show a page’s own value, which is none of the offered', () => {
    const odd = { ...chosen, captionStyle: { color: '#123456' } };
    expect(settingsPage('caption-color', odd, english).items.at(-1)).toMatchObject({
      label: '#123456',
      checked: true,
    });
  });
});
