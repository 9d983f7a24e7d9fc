import { describe, expect, it } from 'vitest';

describe('the element entry', () => {
  it('can be imported where there is no DOM, as a server does that renders pages', async () => {
    const entry = await import('../../../player/define.js');
    expect(entry.SvPlayer.prototype).toBeInstanceOf(entry.SvVideo);
    expect(globalThis).not.toHaveProperty('HTMLElement');
  });
});
