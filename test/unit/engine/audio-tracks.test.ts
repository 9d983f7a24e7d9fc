import { describe, expect, it } from 'vitest';
import { toAudioTracks as fromDash, type DashAudioTrack } from '../../../src/engine/dash/dash-audio.js';
import { toAudioTracks as fromHls } from '../../../src/engine/hls/hls-audio.js';

const dash = (roles: readonly string[], more: Partial<DashAudioTrack> = {}): DashAudioTrack => ({
  lang: 'en',
  labels: [],
  roles: roles.map((value) => ({ value })),
  ...more,
});

describe('audio tracks of HLS', () => {
  it('carry the playlist’s name and language, and what they are for', () => {
    expect(
      fromHls([
        { name: 'English', lang: 'en', default: true },
        { name: 'Music', default: false },
        {
          name: 'English AD',
          lang: 'en',
          default: false,
          characteristics: 'public.accessibility.describes-video',
        },
      ]),
    ).toEqual([
      { id: 'English', label: 'English', language: 'en', kind: 'main' },
      { id: 'Music', label: 'Music', language: '', kind: 'alternative' },
      { id: 'English AD', label: 'English AD', language: 'en', kind: 'main-desc' },
    ]);
  });

  it('are told apart even where a playlist names two alike', () => {
    const twice = fromHls([
      { name: 'English', lang: 'en', default: true },
      { name: 'English', lang: 'en', default: false },
    ]);
    expect(new Set(twice.map(({ id }) => id)).size).toBe(2);
  });
});

describe('audio tracks of DASH', () => {
  it.each([
    [['main'], 'main'],
    [['dub'], 'translation'],
    [['alternate'], 'alternative'],
    [['commentary'], 'commentary'],
    [['description'], 'descriptions'],
    [['main', 'description'], 'main-desc'],
    [[], ''],
  ] as const)('of roles %j are of kind “%s”', (roles, kind) => {
    expect(fromDash([dash(roles)])[0]?.kind).toBe(kind);
  });

  it('carry label and language, and keep their ids when another period orders its sets otherwise', () => {
    const german = { lang: 'de', labels: [{ text: 'Deutsch' }] };
    const [first, second] = fromDash([dash(['main']), dash(['dub'], german)]);
    expect(second).toMatchObject({ label: 'Deutsch', language: 'de' });
    const later = fromDash([dash(['dub'], german), dash(['main'])]);
    expect(later.map(({ id }) => id)).toEqual([second?.id, first?.id]);
  });

  it('are told apart where nothing else does', () => {
    expect(new Set(fromDash([dash([]), dash([])]).map(({ id }) => id)).size).toBe(2);
  });
});
