import { describe, expect, it } from 'vitest';
import { tagParts, textOf } from '../../../demo/src/parts/tag-text.js';

const written = (...attributes: [string, string][]): string =>
  textOf(
    tagParts(
      'sv-player',
      attributes.map(([name, value]) => ({ name, value })),
    ),
  );

describe('a tag that is shown', () => {
  it('stays on one line while it is short, what is played first and bare attributes last', () => {
    expect(written(['muted', ''], ['abr', 'bola'], ['src', 'a.m3u8'])).toBe(
      '<sv-player src="a.m3u8" abr="bola" muted></sv-player>',
    );
  });

  it('has a value a line when it is long, and what is bare together', () => {
    const src = `${'long/'.repeat(12)}a.m3u8`;
    expect(written(['src', src], ['muted', ''], ['abr', 'bola'], ['loop', ''])).toBe(
      `<sv-player\n  src="${src}"\n  abr="bola"\n  muted loop\n></sv-player>`,
    );
  });

  it('can be pasted: quotes and ampersands are escaped', () => {
    expect(written(['src', 'a?b=1&c="2"'])).toBe('<sv-player src="a?b=1&amp;c=&quot;2&quot;"></sv-player>');
  });
});
