import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { SvPlayer } from '../../../player/react/index.js';
import { splitProps, type PropTargets } from '../../../player/react/split-props.js';

describe('the React component on a server', () => {
  it('is a whole tag, without a complaint', () => {
    const complain = vi.spyOn(console, 'error');
    const html = renderToString(
      createElement(SvPlayer, {
        src: 'film.m3u8',
        videoTitle: 'Film',
        muted: true,
        loop: false,
        startTime: 12,
        volume: 0.5,
        id: 'film',
        className: 'wide',
        onPlay: () => {},
      }),
    );
    expect(html).toMatch(/^<sv-player [^>]*><\/sv-player>$/);
    for (const part of [
      'src="film.m3u8"',
      'video-title="Film"',
      'muted=""',
      'start-time="12"',
      'id="film"',
    ]) {
      expect(html).toContain(part);
    }
    expect(html).toContain('class="wide"');
    expect(html).not.toMatch(/loop|volume|onplay/i);
    expect(complain).not.toHaveBeenCalled();
    complain.mockRestore();
  });
});

describe('sorting props', () => {
  const targets: PropTargets = {
    attributes: ['src', 'abr', 'cap-to-size', 'muted'],
    hasProperty: (name) => ['abr', 'volume', 'muted'].includes(name),
    flag: { on: '', off: undefined },
  };

  it('writes a controller’s name, and sets a controller', () => {
    const controller = { name: 'mine' };
    expect(splitProps({ abr: 'bola' }, targets)).toEqual({ attributes: { abr: 'bola' }, properties: {} });
    expect(splitProps({ abr: controller }, targets)).toEqual({
      attributes: {},
      properties: { abr: controller },
    });
  });

  it('writes flags as this React understands them', () => {
    expect(splitProps({ capToSize: true }, targets).attributes).toEqual({ 'cap-to-size': '' });
    expect(splitProps({ capToSize: false }, targets).attributes).toEqual({ 'cap-to-size': undefined });
  });

  it('also sets muted, whose attribute says only how to begin', () => {
    expect(splitProps({ muted: true }, targets)).toEqual({
      attributes: { muted: '' },
      properties: { muted: true },
    });
  });

  it('leaves to React what it does not know', () => {
    const props = { id: 'film', 'aria-label': 'Film', onPlay: () => {} };
    expect(splitProps(props, targets)).toEqual({ attributes: props, properties: {} });
  });
});
