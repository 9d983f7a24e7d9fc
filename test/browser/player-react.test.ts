import { createElement, type ReactNode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { SvVideo, type SvVideoElement } from '../../player/react/index.js';

const src = `${inject('origin')}/media/lab/master.m3u8`;
let root: Root;
let place: HTMLElement;

function render(node: ReactNode): SvVideoElement {
  flushSync(() => {
    root.render(node);
  });
  const element = place.querySelector('sv-video');
  if (!element) throw new Error('Nothing was rendered.');
  return element;
}

describe('the React component', () => {
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
  });
  afterEach(() => {
    root.unmount();
    place.remove();
  });

  it('writes what an attribute can say, and sets what it cannot', () => {
    const element = render(
      createElement(SvVideo, {
        videoTitle: 'Film',
        capToSize: true,
        startTime: 3,
        volume: 0.5,
        className: 'wide',
      }),
    );
    expect(element.getAttribute('video-title')).toBe('Film');
    expect(element.hasAttribute('cap-to-size')).toBe(true);
    expect(element.startTime).toBe(3);
    expect(element.volume).toBe(0.5);
    expect(element.className).toBe('wide');
  });

  it('sets a prop when it changes, and leaves to the viewer what did not', () => {
    const element = render(createElement(SvVideo, { volume: 0.5, muted: true }));
    element.volume = 0.25;
    element.muted = false;
    render(createElement(SvVideo, { volume: 0.5, muted: true, videoTitle: 'Other' }));
    expect(element.volume).toBe(0.25);
    expect(element.muted).toBe(false);
    render(createElement(SvVideo, { volume: 0.75, muted: true }));
    expect(element.volume).toBe(0.75);
  });

  it('takes away what a prop no longer says', () => {
    const element = render(createElement(SvVideo, { videoTitle: 'Film', loop: true, poster: 'film.jpg' }));
    render(createElement(SvVideo, { loop: false }));
    expect(element.hasAttribute('video-title')).toBe(false);
    expect(element.hasAttribute('poster')).toBe(false);
    expect(element.loop).toBe(false);
  });

  it('loads a source once, however often it is rendered', async () => {
    const loads = vi.fn();
    const ready = vi.fn();
    const props = { src, muted: true, onSvLoadStart: loads, onSvReady: ready };
    render(createElement(SvVideo, props));
    await vi.waitFor(() => {
      expect(ready).toHaveBeenCalledOnce();
    }, 20_000);
    render(createElement(SvVideo, { ...props, videoTitle: 'Again' }));
    render(createElement(SvVideo, { ...props }));
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    expect(loads).toHaveBeenCalledOnce();
  });

  it("hears <video>'s events by the names React gives them", async () => {
    const onPlaying = vi.fn();
    const onSvDecision = vi.fn();
    const element = render(createElement(SvVideo, { src, muted: true, onPlaying, onSvDecision }));
    await element.play();
    await vi.waitFor(() => {
      expect(onPlaying).toHaveBeenCalled();
      expect(onSvDecision).toHaveBeenCalledWith(
        expect.objectContaining({ detail: expect.objectContaining({ reason: expect.any(String) }) }),
      );
    }, 20_000);
  });

  it('takes over what a server rendered, without a complaint and without another load', async () => {
    const complain = vi.spyOn(console, 'error');
    const loads = vi.fn();
    const film = createElement(SvVideo, {
      src,
      videoTitle: 'Film',
      muted: true,
      capToSize: true,
      volume: 0.5,
    });
    const server = new DOMParser().parseFromString(renderToString(film), 'text/html').body.firstElementChild;
    if (!(server instanceof HTMLElement)) throw new Error('Nothing was rendered.');
    server.addEventListener('sv-load-start', loads);
    root.unmount();
    place.replaceChildren(server);
    root = hydrateRoot(place, film);
    const element = place.querySelector('sv-video');
    await vi.waitFor(() => {
      expect(element?.renditions.length).toBeGreaterThan(0);
    }, 20_000);
    expect(element).toBe(server);
    expect(element?.volume).toBe(0.5);
    expect(element?.muted).toBe(true);
    expect(loads).toHaveBeenCalledTimes(1);
    expect(complain).not.toHaveBeenCalled();
    complain.mockRestore();
  });

  it('gives the element by its ref, and takes it back', () => {
    const ref = vi.fn();
    const element = render(createElement(SvVideo, { ref }));
    expect(ref).toHaveBeenLastCalledWith(element);
    flushSync(() => {
      root.render(null);
    });
    expect(ref).toHaveBeenLastCalledWith(null);
  });
});
